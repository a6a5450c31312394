using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary><c>./run doctor</c> finds what is wrong, says what to do, and changes nothing.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly string[] OfTheMachine = ["Đọc thành tiếng", "Phông chữ", "Đồng hồ"];
    private readonly TemporaryFolder _folder = new();

    public DoctorTests() => Product.CopyIndexTo(_folder.File("index"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Doctor_AllGood_SaysSoAndChangesNothing()
    {
        ChangeRecords(_ => { });
        _folder.Write("web/index.html", "<!doctype html>");
        var before = Snapshot();
        var run = await RunAsync([("Assistant__WebDirectory", _folder.File("web"))]);
        Assert.Equal(before, Snapshot());
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // Whether the machine has a voice and fonts, and keeps its clock by the network, is its own affair.
        Assert.All(lines[..^1].Where(line => !OfTheMachine.Any(title => line.Contains(title, StringComparison.Ordinal))), line => Assert.StartsWith("đạt ", line, StringComparison.Ordinal));
        foreach (var title in new[] { "Cài đặt", "Khóa và mật khẩu", "Thư mục dữ liệu", "Chỉ mục", "Nơi lưu dữ liệu", "Redis", "Đọc thành tiếng", "Phông chữ", "Đồng hồ", "Phần web", "Địa chỉ nghe", "Số đo vận hành" })
            Assert.Single(lines, line => line.Contains($" {title}: ", StringComparison.Ordinal));
        Assert.EndsWith(" 0 hỏng.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_BrokenSettings_AreNamedOneByOne()
    {
        var found = await ExamineAsync(1, [
            ("Assistant__MaxQuestionLength", "7"), ("Assistant__Locallity", "x"), ("Assistant__Storage__Provder", "x"), ("Assistant_Locality", "x"),
            ("Assistant__Telemetry__Protocol", "udp"), ("Assistant__Telemetry__Endpoint", "collector"), ("Assistant__Telemetry__MetricsPort", "0"), ("Assistant__Telemetry__TraceShare", "2"),
            ("Assistant__Telemetry__Headers", "matkhaunhanra"), ("Assistant__Storage__LeastFreeMegabytes", "-1"),
        ]);
        foreach (var name in new[] { "MaxQuestionLength", "Assistant:Locallity", "Protocol", "Endpoint", "MetricsPort", "TraceShare", "Headers", "LeastFreeMegabytes" })
            Assert.Single(found, finding => finding is { Check: "settings", Verdict: "fail" } && finding.Found.Contains(name, StringComparison.Ordinal));
        foreach (var name in new[] { "Assistant:Storage:Provder", "Assistant_Locality" })
            Assert.Single(found, finding => finding is { Check: "settings", Verdict: "warn" } && finding.Found.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain(found, finding => finding.Found.Contains("matkhaunhanra", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_AWordInPlaceOfANumber_IsSaid()
    {
        var found = await ExamineAsync(1, [("Assistant__MaxQuestionLength", "nhiều")]);
        Assert.Contains("MaxQuestionLength", Assert.Single(found).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_MissingIndex_IsToBeLookedAt_WithoutContentItIsBroken()
    {
        Directory.Delete(_folder.File("index"), recursive: true);
        using var content = new TemporaryFolder();
        SampleContent.WriteTo(content);
        Assert.Equal("warn", Of("index", await ExamineAsync(0, [("Assistant__ContentDirectory", content.Path)])).Verdict);
        Assert.Equal("fail", Of("index", await ExamineAsync(1, [("Assistant__ContentDirectory", _folder.File("khong-co"))])).Verdict);
    }

    [Fact]
    public async Task Doctor_DamagedIndexAndUnknownLocality_AreBroken()
    {
        Assert.Contains("localities/xa-khong-co.yaml", Assert.Single(await ExamineAsync(1, [("Assistant__Locality", "xa-khong-co")]), finding => finding is { Check: "index", Verdict: "fail" }).Found, StringComparison.Ordinal);
        _folder.Write("index/hong/national.seg", "không phải chỉ mục");
        _folder.Write("index/current", "hong");
        Assert.Equal("fail", Of("index", await ExamineAsync(1)).Verdict);
    }

    [Fact]
    public async Task Doctor_ContentChangedSince_IsToBeLookedAt()
    {
        using var content = new TemporaryFolder();
        SampleContent.WriteTo(content);
        var finding = Of("index", await ExamineAsync(0, [("Assistant__ContentDirectory", content.Path)]));
        Assert.Equal("warn", finding.Verdict);
        Assert.Contains("đã đổi sau khi lập", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ServersThatAreAway_AreBrokenWithoutTheirPasswords()
    {
        var found = await ExamineAsync(1,
        [
            ("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", $"127.0.0.1:{RedisServer.FreePort()},password=matkhaunhanra"),
            .. PostgresServer.Settings($"Host=127.0.0.1;Port={RedisServer.FreePort()};Username=bot;Password=matkhaunhanra;Database=tro_ly"),
            ("Assistant__Telemetry__Endpoint", $"http://127.0.0.1:{RedisServer.FreePort()}"),
        ]);
        Assert.Equal(("fail", "fail", "warn"), (Of("redis", found).Verdict, Of("records", found).Verdict, Of("telemetry", found).Verdict));
        Assert.Contains("PostgreSQL 127.0.0.1", Of("records", found).Found, StringComparison.Ordinal);
        Assert.DoesNotContain(found, finding => (finding.Found + finding.ToDo).Contains("matkhaunhanra", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_RedisThatAnswers_IsGood()
    {
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        Assert.Equal("ok", Of("redis", await ExamineAsync(0, [("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", redis.Address)])).Verdict);
    }

    /// <summary>No one may write there, root neither: below a file, and where the system lists its processes.</summary>
    [Fact]
    public async Task Doctor_FolderThatTakesNoFile_IsBroken()
    {
        var file = _folder.Write("tep", "");
        foreach (var path in new[] { Path.Combine(file, "data"), "/proc" })
            Assert.Equal("fail", Of("data", await ExamineAsync(1, [("Assistant__DataDirectory", path), ("Assistant__ContentDirectory", _folder.File("khong-co"))])).Verdict);
    }

    [Fact]
    public async Task Doctor_LittleSpaceAndAFullSpool_AreToBeLookedAt()
    {
        _folder.Write("spool/1/1.jsonl", "một dòng");
        var found = (await ExamineAsync(0, [("Assistant__Storage__LeastFreeMegabytes", "100000000")])).Where(finding => finding.Check == "data").ToList();
        Assert.Equal(["warn", "warn"], found.Select(finding => finding.Verdict));
    }

    [Fact]
    public async Task Doctor_ContactsWithoutTheirKey_AreBroken()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using (var bot = await BotProcess.StartAsync(_folder.Path, settings: [("Assistant__LeftQuestions__Key", key)]))
            await bot.LeaveAsync(new { text = "xin hỏi về hộ chiếu", name = "Dương Thị Nhận Ra", phone = "0977 123 456" }, "10.9.1.1");
        // The process was killed: its log lies beside the records, and what is in it counts.
        Assert.True(File.Exists(_folder.File("records.db-wal")));
        Assert.Equal("fail", Of("secrets", await ExamineAsync(1)).Verdict);
        Assert.Equal("ok", Of("secrets", await ExamineAsync(0, [("Assistant__LeftQuestions__Key", key)])).Verdict);
    }

    [Fact]
    public async Task Doctor_RecordsOfANewerOrOlderVersionOrDamaged_SaysWhich()
    {
        ChangeRecords(connection => EarlierSchema.To(connection, EarlierSchema.Latest - 1));
        Assert.Equal("warn", Of("records", await ExamineAsync(0)).Verdict);
        ChangeRecords(connection => EarlierSchema.To(connection, EarlierSchema.Latest + 1));
        Assert.Contains("bản mới hơn", Of("records", await ExamineAsync(1)).Found, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.File(SqliteRecords.FileName), new string('x', 4096));
        Assert.Equal("fail", Of("records", await ExamineAsync(1)).Verdict);
    }

    [Fact]
    public async Task Doctor_Fonts_AreCountedWhereTheMachineListsThem()
    {
        if (!OperatingSystem.IsLinux()) return;
        _folder.Write("programs/fc-list", "#!/bin/sh\necho 'Noto Serif'\necho 'DejaVu Sans,DejaVu Sans Light'\necho 'DejaVu Sans'\n");
        File.SetUnixFileMode(_folder.File("programs/fc-list"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Environment.GetEnvironmentVariable("PATH");
        var found = Of("fonts", await ExamineAsync(0, [("PATH", $"{_folder.File("programs")}:{path}")]));
        Assert.Equal(("ok", "có 2 phông chữ Việt, như DejaVu Sans"), (found.Verdict, found.Found));
        _folder.Write("programs/fc-list", "#!/bin/sh\n");
        found = Of("fonts", await ExamineAsync(0, [("PATH", $"{_folder.File("programs")}:{path}")]));
        Assert.Equal("warn", found.Verdict);
        Assert.Contains("fonts-noto-core", found.ToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_TakenPort_IsBrokenUnlessTheBotItselfHasIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        Assert.Equal("fail", Of("address", await ExamineAsync(1, [], "--urls", taken)).Verdict);
        await using var bot = await BotProcess.StartAsync(_folder.Path);
        Assert.Equal("ok", Of("address", await ExamineAsync(0, [], "--urls", bot.Client.BaseAddress!.GetLeftPart(UriPartial.Authority))).Verdict);
    }

    private static Finding Of(string check, IEnumerable<Finding> findings) => Assert.Single(findings, finding => finding.Check == check);

    private async Task<IReadOnlyList<Finding>> ExamineAsync(int exitCode, (string Name, string Value)[]? settings = null, params string[] arguments)
    {
        var run = await RunAsync(settings ?? [], ["--json", .. arguments]);
        Assert.True(run.ExitCode == exitCode, run.Output + run.Error);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(exitCode == 0, document.RootElement.GetProperty("ok").GetBoolean());
        return [.. document.RootElement.GetProperty("checks").EnumerateArray().Select(check => new Finding(
            check.Text("check"), check.Text("verdict"), check.Text("found"), check.GetProperty("todo").GetString()))];
    }

    private Task<ProcessResult> RunAsync((string Name, string Value)[] settings, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["Assistant__DataDirectory"] = _folder.Path };
        foreach (var (name, value) in settings) environment[name] = value;
        if (!arguments.Contains("--urls")) arguments = [.. arguments, "--urls", "http://127.0.0.1:0"];
        return ProcessRun.BotAsync(environment, ["doctor", .. arguments]);
    }

    /// <summary>Makes records, changes them, and lets go of the file.</summary>
    private void ChangeRecords(Action<SqliteConnection> change)
    {
        using var connection = (SqliteConnection)new SqliteRecords(_folder.File(SqliteRecords.FileName)).Open();
        change(connection);
        SqliteConnection.ClearPool(connection);
    }

    private string Snapshot() => string.Join('\n', Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => path + (File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")));

    private sealed record Finding(string Check, string Verdict, string Found, string? ToDo);
}
