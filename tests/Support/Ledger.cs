using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Spool;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Support;

/// <summary>Real records that turns, ratings and left questions are written to in the way that the bot does, on days of one's choice.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly TemporaryFolder? _own;
    private readonly RecordWriter _writer;
    private readonly RecordSpool _spool;
    private readonly RecordStore _store;
    private readonly LeftQuestionStore _left;
    private int _number;

    private Ledger(string? folder, string? postgres)
    {
        if (folder is null) _own = new TemporaryFolder();
        Folder = folder ?? _own!.Path;
        Database = postgres is null ? new SqliteRecords(Path.Combine(Folder, "records.db")) : new PostgresRecords(postgres, Folder);
        _writer = new RecordWriter(Database, NullLogger<RecordWriter>.Instance);
        _spool = new RecordSpool(Path.Combine(Folder, "spool"), 1);
        _store = new RecordStore(Database, _writer, _spool);
        _left = new LeftQuestionStore(Database, _writer);
    }

    public RecordDatabase Database { get; }

    /// <summary>The SQLite file.</summary>
    public string FilePath => ((SqliteRecords)Database).FilePath;

    public string Folder { get; }

    /// <summary>Opens the records of a data folder; without one, of a folder that goes away with it.</summary>
    /// <param name="postgres">The database that keeps the records instead of a file.</param>
    public static async Task<Ledger> OpenAsync(string? folder = null, string? postgres = null)
    {
        var ledger = new Ledger(folder, postgres);
        await ledger._writer.StartAsync(CancellationToken.None);
        return ledger;
    }

    /// <summary>A turn at noon of a day; the rest as a turn of the chat usually is.</summary>
    public TurnRecord Turn(string day, string conversation, string status = "answered_procedure", string? topic = "dang-ky-thuong-tru", string? facet = "le-phi", string question = "lệ phí bao nhiêu") => new(
        Id(), Padded(conversation), DateTimeOffset.Parse(day + "T12:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture), day, "web", "xa-vinh-tru", question, status, topic, facet, 0.9, null, "v1", "{}", 600, 400);

    public Task AddAsync(TurnRecord turn) => _store.AddTurnAsync(turn, null, CancellationToken.None);

    public async Task RateAsync(string turn, int score, string? comment = null, params string[] reasons) =>
        Assert.True(await _store.AddRatingAsync(new RatingRecord(turn, score, comment, reasons, DateTimeOffset.UnixEpoch), CancellationToken.None));

    public async Task LeaveAsync(DateTimeOffset at, string day, string? turn, string? locality = "xa-vinh-tru", string channel = "web")
    {
        var id = Id();
        Assert.True(await _left.AddAsync(new LeftQuestionRecord(id, id, null, at, day, null, turn, locality, channel, "câu hỏi", null), CancellationToken.None));
    }

    public Task AnswerAsync(string left, DateTimeOffset at) => _left.AnswerAsync(left, 1, "trả lời", new AuditRecord(at, "lan", "answer", null, null), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _spool.Dispose();
        SqliteConnection.ClearAllPools();
        (Database as IDisposable)?.Dispose();
        _own?.Dispose();
    }

    private string Id() => Padded($"{++_number:x}");

    private static string Padded(string text) => text.PadLeft(32, '0');
}
