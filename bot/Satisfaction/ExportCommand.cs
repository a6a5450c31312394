using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Satisfaction;

/// <summary><c>./run export --from … --to … --out FILE</c>: the figures as a file, without a running server.</summary>
internal static class ExportCommand
{
    private const string Name = "export";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsMeant(string[] args) => args is [Name, ..];

    public static Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var from = new Option<string?>("--from") { Description = "Ngày đầu, ví dụ 2026-11-01; mặc định là đầu tháng này." };
        var to = new Option<string?>("--to") { Description = "Ngày cuối, tính cả ngày đó; mặc định là hôm nay." };
        var by = new Option<string?>("--by") { Description = "day, month, topic, channel hoặc locality; mặc định là day." };
        var locality = new Option<string?>("--locality") { Description = "Chỉ lấy một địa phương, ví dụ xa-vinh-tru." };
        var file = new Option<string>("--out") { Description = "Tệp ghi ra; đuôi .csv hoặc .json.", Required = true };
        var command = new Command(Name, "Xuất số liệu hài lòng.") { from, to, by, locality, file };
        command.SetAction(result => Export(result.GetValue(from), result.GetValue(to), result.GetValue(by), result.GetValue(locality), result.GetValue(file)!));
        return new RootCommand("Trợ lý Đề án 06") { command }.Parse(args).InvokeAsync();
    }

    private static int Export(string? from, string? to, string? by, string? locality, string file)
    {
        var (period, field, rule) = ReportArguments.Period(from, to, TimeProvider.System.Today());
        if (period is null) return Refuse($"--{field} {rule}");
        if (!ReportArguments.TryGrouping(by, out var grouping)) return Refuse("--by " + ReportArguments.GroupingRule);
        var format = Path.GetExtension(file).ToLowerInvariant();
        if (format is not (".csv" or ".json")) return Refuse("--out phải có đuôi .csv hoặc .json.");

        var database = OpenDatabase();
        if (!File.Exists(database.FilePath)) return Refuse($"Chưa có dữ liệu ở {database.FilePath}.");
        var report = new SatisfactionQueries(database).Report(period, grouping, new FigureFilter { Locality = locality });
        File.WriteAllBytes(file, format == ".csv" ? SatisfactionCsv.Write(report) : JsonSerializer.SerializeToUtf8Bytes(report, Json));
        Console.WriteLine($"Đã ghi {report.Rows.Count} dòng, {report.Total.Questions} câu hỏi, {report.Total.Ratings} lượt đánh giá vào {Path.GetFullPath(file)}");
        return ExitCode.Done;
    }

    private static RecordDatabase OpenDatabase()
    {
        // The same settings as the server reads, without starting one.
        var builder = ProductHost.CreateBuilder([]);
        builder.Services.AddAssistantOptions();
        using var app = builder.Build();
        return new RecordDatabase(app.Services.GetRequiredService<IOptions<AssistantOptions>>());
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.BadSettings;
    }
}
