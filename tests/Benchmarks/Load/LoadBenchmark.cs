using System.Globalization;
using System.Text;
using System.Text.Json;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Benchmarks.Load;

/// <summary>
/// How many questions a second one process answers and records, beside the least that its web server can do and beside a bot of
/// the Bot Framework SDK; its memory and its start, for one commune and for the nation. One run on one machine: only the ratios
/// mean something elsewhere.
/// </summary>
internal static class LoadBenchmark
{
    private const int Rounds = 3;
    private const int Seconds = 10;
    private const int WarmingSeconds = 20;
    private const int SampledAnswers = 200;
    private const int NationLocalities = 3321;
    private const int NationPassages = 60;
    private const double Megabyte = 1024 * 1024;

    private sealed record Figures(double Rate, double Median, double P99, long Memory, long Files, TimeSpan Start);

    public static async Task<int> RunAsync()
    {
        var missing = LoadTools.Missing().ToList();
        foreach (var line in missing) Console.Error.WriteLine(line);
        if (missing.Count > 0) return 2;
        var folder = Workload.TemporaryFolder();
        try
        {
            var questions = WriteQuestions(Path.Combine(folder, "questions.jsonl"));
            var messages = WriteMessages(Path.Combine(folder, "messages.jsonl"));
            var published = await PublishedBot.PublishAsync(Path.Combine(folder, "program"));
            var (commune, length) = await CommuneAsync(published, folder, questions);
            var bare = await BareAsync(length, questions);
            var peer = await PeerAsync(messages);
            Print($"máy chủ web không, cùng độ dài ({length} B)", bare, bare);
            Print("trợ lý, một xã, có ghi", commune, bare);
            Print("bot mẫu của Bot Framework SDK (nhắc lại)", peer, bare);
            Console.WriteLine($"  trợ lý so với bot mẫu: {commune.Rate / peer.Rate:0.0} lần");
            await NationAsync(published, folder, questions, bare);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task<(Figures Figures, int Length)> CommuneAsync(PublishedBot published, string folder, string questions)
    {
        var data = Path.Combine(folder, "commune");
        // The first start builds the index.
        await using (await published.StartAsync(data)) { }
        await using var bot = await published.StartAsync(data);
        var length = await AnswerLengthAsync(bot.Address, questions);
        return (await MeasureAsync(bot, "/api/ask", questions), length);
    }

    private static async Task<Figures> BareAsync(int length, string questions)
    {
        await using var bare = await ServerProcess.StartAsync("dotnet", port => [typeof(LoadBenchmark).Assembly.Location, BareServer.Command, $"{port}", $"{length}"], "/");
        return await MeasureAsync(bare, "/api/ask", questions);
    }

    private static async Task<Figures> PeerAsync(string messages)
    {
        await using var peer = await ServerProcess.StartAsync("node", port => [Path.Combine(LoadTools.PeerFolder, "echo.mjs"), $"{port}"], "/");
        return await MeasureAsync(peer, "/api/messages", messages);
    }

    private static async Task NationAsync(PublishedBot published, string folder, string questions, Figures bare)
    {
        var (data, started) = (Path.Combine(folder, "nation"), System.Diagnostics.Stopwatch.GetTimestamp());
        var built = IndexBuilder.Build(LargeCorpus.Nation(Workload.Content, NationLocalities, NationPassages), Path.Combine(data, "index"));
        Console.WriteLine($"  lập chỉ mục {built.Passages} đoạn: {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} giây");
        // Without content beside it the bot serves what is published.
        await using var bot = await published.StartAsync(data, ("Assistant__ContentDirectory", Path.Combine(folder, "none")));
        Print($"trợ lý, {NationLocalities} địa phương, có ghi", await MeasureAsync(bot, "/api/ask", questions), bare);
    }

    /// <summary>The best of several rounds at full load, then the answer times at half of it.</summary>
    private static async Task<Figures> MeasureAsync(ServerProcess server, string path, string bodies)
    {
        var url = new Uri(server.Address, path);
        await LoadTools.MostAsync(url, bodies, WarmingSeconds);
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++) rates.Add(await LoadTools.MostAsync(url, bodies, Seconds));
        var most = rates.Order().ElementAt(Rounds / 2);
        var (median, p99) = await LoadTools.AtRateAsync(url, bodies, (int)(most / 2), Seconds);
        return new Figures(most, median, p99, server.Memory(), server.Files(), server.StartTime);
    }

    private static void Print(string name, Figures figures, Figures bare) => Console.WriteLine(
        $"  {name}: {figures.Rate:0} lượt/giây ({figures.Rate / bare.Rate:P0} của máy chủ web không); ở nửa mức đó p50 {figures.Median:0.0} ms, p99 {figures.P99:0.0} ms; bộ nhớ riêng {figures.Memory / Megabyte:0} MB, cùng {figures.Files / Megabyte:0} MB tệp; sẵn sàng sau {figures.Start.TotalSeconds:0.00} giây");

    private static async Task<int> AnswerLengthAsync(Uri address, string questions)
    {
        using var client = new HttpClient { BaseAddress = address };
        var sum = 0L;
        foreach (var question in File.ReadLines(questions).Take(SampledAnswers))
        {
            using var content = new StringContent(question, Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("/api/ask", UriKind.Relative), content);
            sum += (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
        }
        return (int)(sum / SampledAnswers);
    }

    /// <summary>The content's own questions by length, so that neighbours are of different topics; the same order in each run.</summary>
    private static IEnumerable<string> Mixed() => Workload.Questions.OrderBy(question => question.Length).ThenBy(question => question, StringComparer.Ordinal);

    private static string WriteQuestions(string file)
    {
        File.WriteAllLines(file, Mixed().Select(question => JsonSerializer.Serialize(new { text = question })));
        return file;
    }

    private static string WriteMessages(string file)
    {
        File.WriteAllLines(file, Mixed().Select((question, i) => JsonSerializer.Serialize(new
        {
            type = "message",
            id = i.ToString(CultureInfo.InvariantCulture),
            text = question,
            deliveryMode = "expectReplies",
            channelId = "test",
            serviceUrl = "http://127.0.0.1:1",
            from = new { id = "u" },
            recipient = new { id = "b" },
            conversation = new { id = "c" },
        })));
        return file;
    }
}
