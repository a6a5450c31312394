using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>
/// The clock, by which laws come into force, figures get their day and Zalo's events their age: against the program's own file, the
/// database's server, and what the system says of its time service.
/// </summary>
internal static class ClockCheck
{
    private const string TimeService = "/run/systemd/timesync";
    private const string ToMend = "Chỉnh lại giờ của máy và bật đồng bộ giờ (NTP).";

    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(1);

    public static Subject Subject { get; } = new("clock", "Đồng hồ");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        var now = patient.Time.GetUtcNow();
        var readable = VietnamTime.ReadableInstant(VietnamTime.Local(now)) + " (giờ Việt Nam)";
        var built = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, "De06Assistant.dll")), TimeSpan.Zero);
        if (now < built - MostAhead) return [Subject.Broken($"đang là {readable}, trước cả lúc chương trình được dựng", ToMend)];
        if (patient.Records.State?.ServerTime is { } server && (server - now).Duration() > MostAhead)
            return [Subject.Look($"đang là {readable}, lệch {(server - now).Duration().TotalSeconds:0} giây so với máy chủ cơ sở dữ liệu", ToMend)];
        if (Directory.Exists(TimeService) && !File.Exists(Path.Combine(TimeService, "synchronized"))) return [Subject.Look($"đang là {readable}; máy chưa đồng bộ giờ lần nào", ToMend)];
        return [Subject.Good(readable)];
    }
}
