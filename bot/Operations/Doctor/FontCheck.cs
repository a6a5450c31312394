using System.Text;
using De06Assistant.Bot.Hosting;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>Whether this machine's own screen can show Vietnamese: a kiosk's browser often runs beside the bot.</summary>
internal static class FontCheck
{
    private const string Lister = "fc-list";
    private const string ToMend = "Chỉ cần khi trình duyệt của trạm công dân số chạy trên chính máy này: cài fonts-noto-core.";

    public static Subject Subject { get; } = new("fonts", "Phông chữ");

    public static async Task<IEnumerable<Diagnosis>> RunAsync()
    {
        // Other systems come with fonts for Vietnamese.
        if (!OperatingSystem.IsLinux()) return [Subject.Good("hệ điều hành có sẵn phông chữ Việt")];
        if (InstalledProgram.Find(Lister) is not { } path) return [Subject.Look("máy này không có phông chữ nào cho màn hình của nó", ToMend)];
        return [await ListAsync(path) switch
        {
            null => Subject.Look($"{path} không trả lời", ToMend),
            [] => Subject.Look("máy này không có phông chữ Việt", ToMend),
            var families => Subject.Good($"có {families.Length} phông chữ Việt, như {families[0]}"),
        }];
    }

    /// <summary>The families that have all letters of Vietnamese, by fontconfig's own account; null when it fails.</summary>
    private static async Task<string[]?> ListAsync(string path)
    {
        if (await TrialRun.OutputAsync(path, [":lang=vi", "family"]) is not { } output) return null;
        var lines = Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Select(line => line.Split(',')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
