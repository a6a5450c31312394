using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Configuration.Json;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The secrets: those that something needs and that are not set, and those that lie in a file.</summary>
internal static class SecretsCheck
{
    private const string Redis = "State:Redis";
    private const string ToMake = "Tạo bằng: openssl rand -base64 32, rồi đặt cùng một khóa trên mọi máy.";

    private static readonly string[] Secret =
    [
        "Storage:Postgres", "LeftQuestions:Key", "ChannelService:AppSecret", "ChannelService:NameKey", "DirectLine:Secrets:0", "DirectLine:Secrets:1", "DirectLine:SigningKey",
        "Zalo:SecretKey", "Zalo:AppSecret", "Zalo:RefreshToken", "Metrics:ApiKey", "Telemetry:Headers",
    ];

    public static Subject Subject { get; } = new("secrets", "Khóa và mật khẩu");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        List<Diagnosis> found = [.. Missing(patient), .. Shared(patient.Options), .. InFiles(patient.Configuration)];
        if (found.Count > 0) return found;
        var key = string.IsNullOrEmpty(patient.Options.LeftQuestions.Key) ? "không có LeftQuestions:Key nên không hỏi họ tên, số điện thoại" : "có LeftQuestions:Key";
        var metrics = string.IsNullOrEmpty(patient.Options.Metrics.ApiKey) ? "không có Metrics:ApiKey nên số liệu chỉ xem được khi đăng nhập" : "có Metrics:ApiKey";
        return [Subject.Good($"{key}; {metrics}")];
    }

    private static IEnumerable<Diagnosis> Missing(Patient patient)
    {
        if (patient.Records.State is { HasContacts: true } && string.IsNullOrEmpty(patient.Options.LeftQuestions.Key))
        {
            yield return Subject.Broken(
                "đã lưu họ tên, số điện thoại nhưng không có khóa Assistant__LeftQuestions__Key để đọc",
                "Đặt lại đúng khóa đã dùng; khóa mới không đọc được dữ liệu cũ.");
        }
        if (patient.Options.DirectLine is { AllowAnonymous: false, Secrets.Count: 0 })
            yield return Subject.Look("kênh Direct Line tắt vì không cho vào tự do và không có khóa nào", "Đặt Assistant__DirectLine__Secrets__0, hoặc AllowAnonymous là true, nếu cần kênh này.");
    }

    /// <summary>Keys that each machine would draw for itself, where several machines share conversations.</summary>
    private static IEnumerable<Diagnosis> Shared(AssistantOptions options)
    {
        if (options.Storage.Provider != StorageOptions.InPostgres && options.State.Provider != StateOptions.InRedis) yield break;
        if (options.DirectLine.IsOpen && string.IsNullOrEmpty(options.DirectLine.SigningKey))
            yield return Subject.Look("không có Assistant__DirectLine__SigningKey: nếu chạy nhiều máy, mã truy cập của máy này không dùng được ở máy kia", ToMake);
        if (!string.IsNullOrEmpty(options.ChannelService.AppId) && string.IsNullOrEmpty(options.ChannelService.NameKey))
            yield return Subject.Look("không có Assistant__ChannelService__NameKey: nếu chạy nhiều máy, mỗi máy nhận một cuộc trò chuyện thành một cuộc khác", ToMake);
        if (options.Storage.Provider == StorageOptions.InPostgres && string.IsNullOrEmpty(options.LeftQuestions.Key))
            yield return Subject.Look("không có Assistant__LeftQuestions__Key: khóa phiên của cán bộ nằm trong PostgreSQL mà không được che", ToMake);
    }

    private static IEnumerable<Diagnosis> InFiles(IConfigurationRoot configuration)
    {
        var files = configuration.Providers.OfType<JsonConfigurationProvider>().ToList();
        var written = Secret.Where(name => files.Any(file => Written(file, name) is { Length: > 0 })).ToList();
        // Only a password in it is a secret.
        if (files.Any(file => Written(file, Redis)?.Contains("password=", StringComparison.OrdinalIgnoreCase) == true)) written.Add(Redis);
        if (written.Count > 0)
            yield return Subject.Look($"{string.Join(", ", written)} được ghi trong tệp cài đặt", "Nên chuyển sang biến môi trường; nếu để trong tệp thì chỉ người dùng của dịch vụ được đọc tệp đó.");
    }

    private static string? Written(JsonConfigurationProvider file, string name) => file.TryGet($"{AssistantOptions.Section}:{name}", out var value) ? value : null;
}
