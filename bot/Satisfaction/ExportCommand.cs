using System.CommandLine;
using System.Data.Common;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Satisfaction.Exports;
using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Bot.Satisfaction.Plans;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Satisfaction;

/// <summary><c>./run export --from … --to … --out FILE</c>: the figures as a file, without a running server.</summary>
internal static class ExportCommand
{
    private const string Name = "export";

    /// <summary>What the half-written file is called until it is whole.</summary>
    private const string PartSuffix = ".part";

    public static bool IsMeant(string[] args) => args is [Name, ..];

    public static Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var from = new Option<string?>("--from") { Description = "Ngày đầu, ví dụ 2026-11-01; mặc định là đầu tháng này." };
        var to = new Option<string?>("--to") { Description = "Ngày cuối, tính cả ngày đó; mặc định là hôm nay." };
        var preset = new Option<string?>("--preset") { Description = "Thay cho --from, --to: kỳ báo cáo theo kế hoạch của địa phương: thang, quy, nua-nam, nam (kỳ vừa hết); thêm -nay cho kỳ đang chạy, ví dụ thang-nay." };
        var by = new Option<string?>("--by") { Description = $"Mỗi dòng của tệp .csv, .json là gì: {ReportArguments.Groupings}; mặc định là day. Với .csv có thêm {ExportFormat.Ratings}: từng lượt đánh giá." };
        var locality = new Option<string?>("--locality") { Description = "Chỉ lấy một địa phương, ví dụ xa-vinh-tru; với --preset, mặc định là địa phương trong cài đặt." };
        var file = new Option<string>("--out") { Description = $"Tệp ghi ra; đuôi {ExportFormat.Extensions} (.docx là dự thảo báo cáo).", Required = true };
        var command = new Command(Name, "Xuất số liệu hài lòng.") { from, to, preset, by, locality, file };
        command.SetAction(result => Run(new Wanted(
            result.GetValue(from), result.GetValue(to), result.GetValue(preset), result.GetValue(by), result.GetValue(locality), result.GetValue(file)!)));
        return new RootCommand("Trợ lý Đề án 06") { command }.Parse(args).InvokeAsync();
    }

    private static int Run(Wanted wanted)
    {
        // The same settings as the server reads, without starting one.
        var builder = ProductHost.CreateBuilder([]);
        builder.Services.AddAssistantOptions();
        using var app = builder.Build();
        if (!app.ReportBadSettings()) return ExitCode.BadSettings;
        var options = app.Services.GetRequiredService<IOptions<AssistantOptions>>();
        var database = StorageSetup.Records(options.Value);
        if (database is SqliteRecords { FilePath: var file } && !File.Exists(file)) return Refuse($"Chưa có dữ liệu ở {file}. Chạy trợ lý trước, hoặc sửa Assistant:DataDirectory.");
        try
        {
            if (IndexFolder.Current(options.Value.IndexPath) is not { } folder) return Refuse($"Chưa có chỉ mục ở {options.Value.IndexPath}. Chạy trợ lý một lần để lập chỉ mục.");
            database.Migrate();
            using var index = KnowledgeIndex.Open(folder);
            return Export(wanted, database, index, options.Value.Locality);
        }
        catch (Exception fault) when (fault is StartupException or StorageException or SegmentException or DbException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("Không xuất được: " + fault.Message);
            return ExitCode.Failed;
        }
    }

    private static int Export(Wanted wanted, RecordDatabase database, KnowledgeIndex index, string? ownLocality)
    {
        var locality = wanted.Locality ?? (wanted.Preset is null ? null : ownLocality);
        if (locality is not null && index.Localities.BySlug(locality) is null)
            return Refuse($"--locality không có địa phương \"{locality}\"; dùng một trong: {string.Join(", ", index.Localities.All.Select(known => known.Slug))}.");
        if (Period(wanted, index, locality) is not { } period) return ExitCode.BadSettings;
        if (ExportFormat.Of(Path.GetExtension(wanted.File)) is not { } format) return Refuse($"--out phải có đuôi {ExportFormat.Extensions}.");
        if (wanted.By == ExportFormat.Ratings && format.Extension == "csv") format = ExportFormat.RatingsCsv;
        else if (!ReportArguments.TryGrouping(wanted.By, out _)) return Refuse("--by " + ReportArguments.GroupingRule);
        ReportArguments.TryGrouping(wanted.By, out var grouping);
        var reader = new ReportReader(new SatisfactionQueries(database), new RatedTurnQueries(database), new PersonAnswers(database), new UnansweredQueries(database));
        var report = reader.Read(index, period, grouping, locality);
        Write(report, format, wanted.File);
        Console.WriteLine($"Đã ghi số liệu {period.Readable}: {VietnameseNumber.Count(report.Total.Questions)} câu hỏi, {VietnameseNumber.Count(report.RatingCount)} lượt đánh giá, vào {Path.GetFullPath(wanted.File)}");
        return ExitCode.Done;
    }

    /// <summary>The period that is wanted; null when it is refused, with the reason said.</summary>
    private static Period? Period(Wanted wanted, KnowledgeIndex index, string? locality)
    {
        var today = TimeProvider.System.Today();
        if (wanted.Preset is null)
        {
            var (period, field, rule) = ReportArguments.Period(wanted.From, wanted.To, today);
            if (period is null) Refuse($"--{field} {rule}");
            return period;
        }
        var known = ReportingPeriods.Of(index, locality, today);
        if (wanted is not { From: null, To: null }) Refuse("Chọn --preset hoặc --from, --to, không dùng cả hai.");
        else if (known.FirstOrDefault(item => item.Id == wanted.Preset) is { } found) return found.Period;
        else Refuse($"--preset phải là một trong: {string.Join(", ", known.Select(item => item.Id))}.");
        return null;
    }

    /// <summary>Writes beside the file and moves it there at the end, so that it is whole or the old one.</summary>
    private static void Write(Report report, ExportFormat format, string path)
    {
        var part = path + PartSuffix;
        try
        {
            using (var file = File.Create(part)) format.Write(report, file, new ExportProgress(report.RatingCount, written => Say(written, report.RatingCount)));
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void Say(long written, long total)
    {
        var text = $"Đã ghi {VietnameseNumber.Count(written)}/{VietnameseNumber.Count(total)} lượt đánh giá";
        // On a terminal one line that changes; in a log a line for each hundredth.
        if (Console.IsErrorRedirected) Console.Error.WriteLine(text);
        else Console.Error.Write($"\r{text}{(written == total ? "\n" : "")}");
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.BadSettings;
    }

    /// <summary>What the command line says.</summary>
    private sealed record Wanted(string? From, string? To, string? Preset, string? By, string? Locality, string File);
}
