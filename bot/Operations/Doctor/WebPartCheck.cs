using De06Assistant.Bot.Hosting;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>Whether the web part is built.</summary>
internal static class WebPartCheck
{
    public static Subject Subject { get; } = new("web", "Phần web");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        var path = patient.Options.WebPath;
        yield return File.Exists(Path.Combine(path, Pages.IndexPage))
            ? Subject.Good($"đã dựng ở {path}")
            : Subject.Look($"chưa dựng ở {path}; trang / dùng bản không cần JavaScript, kiosk và khung trên trang khác chưa chạy", "Cần Node 20 trở lên: cd bot/web && npm ci && npm run build; hoặc sửa Assistant:WebDirectory.");
    }
}
