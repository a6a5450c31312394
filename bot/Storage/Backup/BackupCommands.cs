using System.CommandLine;
using System.Text;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage.Spool;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Storage.Backup;

/// <summary><c>./run backup --out FILE</c>, while the bot runs or not, and <c>./run restore FILE</c>, where there are no records.</summary>
internal static class BackupCommands
{
    private const string BackupName = "backup";
    private const string RestoreName = "restore";

    public static bool IsMeant(string[] args) => args is [BackupName or RestoreName, ..];

    public static Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        return new RootCommand("Trợ lý Đề án 06") { Backup(), Restore() }.Parse(args).InvokeAsync();
    }

    private static Command Backup()
    {
        var file = new Option<string>("--out") { Description = "Tệp ghi ra; không được có sẵn.", Required = true };
        var command = new Command(BackupName, "Sao lưu dữ liệu ra một tệp, không cần dừng trợ lý.") { file };
        command.SetAction(result => WithRecords((records, options) =>
        {
            var path = Path.GetFullPath(result.GetValue(file)!);
            if (File.Exists(path)) return Refuse($"Đã có {path}. Hãy chọn tên khác; lệnh này không ghi đè.");
            if (!File.Exists(records.FilePath)) return Refuse($"Chưa có dữ liệu ở {records.FilePath}.");
            var turns = BackupFile.Write(records, path);
            Console.WriteLine($"Đã sao lưu {turns} lượt hỏi vào {path}");
            Console.WriteLine("Không có trong tệp: khóa Assistant__LeftQuestions__Key (thiếu khóa này thì không đọc lại được họ tên, số điện thoại), khóa phiên làm việc, bản nháp, chỉ mục.");
            if (Directory.Exists(options.SpoolPath) && SpoolFolder.Waiting(options.SpoolPath).Count > 0)
                Console.WriteLine($"Chú ý: trong {options.SpoolPath} có lượt hỏi, đánh giá đang chờ ghi, chưa có trong tệp. Chúng sẽ vào dữ liệu khi trợ lý chạy; hãy sao lưu lại sau đó.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("tệp") { Description = "Tệp do lệnh backup ghi ra." };
        var command = new Command(RestoreName, "Đặt lại dữ liệu từ một tệp sao lưu; phải dừng trợ lý trước.") { file };
        command.SetAction(result => WithRecords((records, options) =>
        {
            var path = Path.GetFullPath(result.GetValue(file)!);
            if (!File.Exists(path)) return Refuse($"Không có tệp {path}.");
            using var own = DataFolderLock.Own(options.DataPath);
            if (own is null) return Refuse($"Trợ lý đang chạy với {options.DataPath}. Hãy dừng rồi làm lại.");
            if (Directory.EnumerateFiles(options.DataPath, SqliteRecords.FileName + "*").Any())
                return Refuse($"Đã có dữ liệu ở {records.FilePath}. Hãy chuyển các tệp {SqliteRecords.FileName}* đi nơi khác rồi làm lại; lệnh này không ghi đè.");
            Console.WriteLine($"Đã đặt lại {BackupFile.Restore(path, records)} lượt hỏi vào {records.FilePath}");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Works on the records with the settings that the server reads.</summary>
    private static int WithRecords(Func<SqliteRecords, AssistantOptions, int> work)
    {
        var builder = ProductHost.CreateBuilder([]);
        builder.Services.AddAssistantOptions();
        using var app = builder.Build();
        if (!app.ReportBadSettings()) return ExitCode.BadSettings;
        var options = app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value;
        if (StorageSetup.Records(options) is not SqliteRecords records)
            return Refuse("Dữ liệu ở PostgreSQL: hãy sao lưu bằng pg_dump và đặt lại bằng pg_restore, ví dụ: pg_dump --format=custom --file=tro-ly.dump TÊN_CƠ_SỞ_DỮ_LIỆU");
        try
        {
            return work(records, options);
        }
        catch (Exception fault) when (fault is StartupException or StorageException or InvalidDataException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            Console.Error.WriteLine("Không làm được: " + fault.Message);
            return ExitCode.Failed;
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.BadSettings;
    }
}
