using System.CommandLine;
using System.Text;
using De06Assistant.Bot.Hosting;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary><c>./run doctor</c>: looks at everything that the bot needs and says what is wrong and what to do. It changes nothing.</summary>
internal static class DoctorCommand
{
    private const string Name = "doctor";

    public static bool IsMeant(string[] args) => args is [Name, ..];

    public static Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON cho chương trình khác đọc." };
        var urls = new Option<string?>("--urls") { Description = "Địa chỉ nghe cần kiểm, như khi chạy trợ lý." };
        var command = new Command(Name, "Khám: cài đặt, dữ liệu, chỉ mục và những gì trợ lý cần; không thay đổi gì. Mã thoát 1 khi có mục hỏng.") { json, urls };
        command.SetAction(async (result, _) =>
        {
            var found = await ExamineAsync(result.GetValue(urls));
            if (result.GetValue(json)) DoctorReport.WriteJson(found, Console.Out);
            else DoctorReport.WriteLines(found, Console.Out);
            return found.Any(diagnosis => diagnosis.Verdict == Verdict.Broken) ? ExitCode.Failed : ExitCode.Done;
        });
        return new RootCommand("Trợ lý Đề án 06") { command }.Parse(args).InvokeAsync();
    }

    private static async Task<IReadOnlyList<Diagnosis>> ExamineAsync(string? urls)
    {
        try
        {
            var builder = ProductHost.CreateBuilder(urls is null ? [] : ["--urls", urls]);
            builder.Services.AddAssistantOptions();
            using var app = builder.Build();
            var wrong = AssistantOptionsSetup.WrongSettings(app.Services);
            var options = app.Configuration.GetSection(AssistantOptions.Section).Get<AssistantOptions>() ?? new AssistantOptions();
            return await ExamineAsync(new Patient((IConfigurationRoot)app.Configuration, options, wrong, TimeProvider.System) { Records = ExaminedRecords.Of(options) });
        }
        // A file that is no JSON, or a word where a number has to be: nothing else can be looked at before.
        catch (Exception fault) when (fault is InvalidDataException or FormatException or InvalidOperationException)
        {
            return [SettingsCheck.Subject.Broken($"không đọc được: {fault.Message}{(fault.InnerException is { } cause ? " " + cause.Message : "")}", "Sửa trong appsettings.json hoặc biến môi trường rồi khám lại; các mục khác chưa kiểm được.")];
        }
    }

    private static async Task<IReadOnlyList<Diagnosis>> ExamineAsync(Patient patient)
    {
        (Subject Subject, Func<Task<IEnumerable<Diagnosis>>> Run)[] checks =
        [
            (SettingsCheck.Subject, () => Task.FromResult(SettingsCheck.Run(patient))),
            (SecretsCheck.Subject, () => Task.FromResult(SecretsCheck.Run(patient))),
            (DataFolderCheck.Subject, () => Task.FromResult(DataFolderCheck.Run(patient))),
            (IndexCheck.Subject, () => Task.FromResult(IndexCheck.Run(patient))),
            (RecordsCheck.Subject, () => Task.FromResult(RecordsCheck.Run(patient))),
            (RedisCheck.Subject, () => RedisCheck.RunAsync(patient)),
            (SpeechCheck.Subject, () => SpeechCheck.RunAsync(patient)),
            (FontCheck.Subject, FontCheck.RunAsync),
            (ClockCheck.Subject, () => Task.FromResult(ClockCheck.Run(patient))),
            (WebPartCheck.Subject, () => Task.FromResult(WebPartCheck.Run(patient))),
            (AddressCheck.Subject, () => AddressCheck.RunAsync(patient)),
            (TelemetryCheck.Subject, () => TelemetryCheck.RunAsync(patient)),
        ];
        var found = new List<Diagnosis>();
        foreach (var (subject, run) in checks)
        {
            try
            {
                found.AddRange(await run());
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                found.Add(subject.Broken("không kiểm được: " + fault.Message, "Kiểm quyền đọc của người dùng chạy lệnh này."));
            }
        }
        return found;
    }
}
