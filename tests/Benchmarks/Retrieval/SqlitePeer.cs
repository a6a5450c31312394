using System.Diagnostics;
using System.Runtime.CompilerServices;
using De06Assistant.Indexer;
using De06Assistant.Knowledge.Vietnamese;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>SQLite FTS5 in memory: bm25 with weights 3, 2, 1 for title, questions and text, any word of the question.</summary>
/// <param name="removeDiacritics">The tokenizer's option: 0 keeps diacritics, 2 removes those that decompose.</param>
/// <param name="foldFirst">Whether text and question are folded before, since "đ" does not decompose.</param>
internal sealed class SqlitePeer(int removeDiacritics, bool foldFirst) : IPeer
{
    private const string Search = """
        SELECT id, -bm25(passages, 0, 0, 3, 2, 1) AS score FROM passages
        WHERE passages MATCH $query AND (locality = '' OR locality = $locality) ORDER BY score DESC LIMIT $limit
        """;

    private readonly SqliteConnection _connection = Open();

    public static PeerOffer Offer()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'";
        var absent = command.ExecuteScalar() is 1L ? null : "SQLite ở đây không có FTS5";
        return new PeerOffer($"SQLite FTS5 {connection.ServerVersion}", absent,
        [
            new PeerSetting("remove_diacritics 0", () => new SqlitePeer(0, foldFirst: false)),
            new PeerSetting("remove_diacritics 2", () => new SqlitePeer(2, foldFirst: false)),
            new PeerSetting("bỏ dấu trước, cả đ", () => new SqlitePeer(0, foldFirst: true)),
        ]);
    }

    public Task<BuildCost> BuildAsync(Corpus corpus)
    {
        var started = Stopwatch.GetTimestamp();
        Execute($"CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, locality UNINDEXED, title, questions, text, tokenize = 'unicode61 remove_diacritics {removeDiacritics}')");
        using (var transaction = _connection.BeginTransaction())
        {
            foreach (var passage in corpus.Passages) Add(passage, transaction);
            transaction.Commit();
        }
        Execute("INSERT INTO passages(passages) VALUES ('optimize')");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return Task.FromResult(new BuildCost(seconds, Execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"), "cơ sở dữ liệu trong bộ nhớ"));
    }

    public Task<PeerReply> AskAsync(string text, string? locality)
    {
        var started = Stopwatch.GetTimestamp();
        var hits = new List<PeerHit>();
        var words = Tokenizer.Tokenize(Normalizer.Normalize(Read(text))).Select(token => token.Marked.Replace("\"", "", StringComparison.Ordinal)).ToList();
        if (words.Count > 0)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = Search;
            command.Parameters.AddWithValue("$query", string.Join(" OR ", words.Select(word => $"\"{word}\"")));
            command.Parameters.AddWithValue("$locality", locality ?? "");
            command.Parameters.AddWithValue("$limit", PeerReply.Limit);
            using var reader = command.ExecuteReader();
            while (reader.Read()) hits.Add(new PeerHit(reader.GetString(0), reader.GetDouble(1)));
        }
        return Task.FromResult(new PeerReply(hits, null, Stopwatch.GetElapsedTime(started).TotalMicroseconds));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static SqliteConnection Open()
    {
        // The bot's module chooses the library before the first connection.
        RuntimeHelpers.RunModuleConstructor(typeof(Bot.Conversation.LiveIndex).Module.ModuleHandle);
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private string Read(string text) => foldFirst ? Folding.Fold(Normalizer.Normalize(text).Text) : text;

    private void Add(ExportedPassage passage, SqliteTransaction transaction)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO passages VALUES ($id, $locality, $title, $questions, $text)";
        command.Parameters.AddWithValue("$id", passage.Id);
        command.Parameters.AddWithValue("$locality", passage.Locality ?? "");
        command.Parameters.AddWithValue("$title", Read(passage.Title));
        command.Parameters.AddWithValue("$questions", Read(string.Join('\n', passage.Questions)));
        command.Parameters.AddWithValue("$text", Read(passage.Text));
        command.ExecuteNonQuery();
    }

    private long Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
