using System.Globalization;
using De06Assistant.Bot.Hosting;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The program that reads answers aloud, and its voice: tried with a word, into nothing.</summary>
internal static class SpeechCheck
{
    public static Subject Subject { get; } = new("speech", "Đọc thành tiếng");

    public static async Task<IEnumerable<Diagnosis>> RunAsync(Patient patient)
    {
        var options = patient.Options.Speech;
        if (options.Faults().Any()) return [];
        if (InstalledProgram.Find(options.Program) is not { } path)
            return [Subject.Look($"chưa cài {options.Program} nên kiosk không có nút Nghe đọc", "Cài espeak-ng nếu trạm công dân số cần đọc thành tiếng.")];
        return [await SpeaksAsync(path, options.Voice, options.WordsPerMinute)
            ? Subject.Good($"{path} đọc được giọng {options.Voice}")
            : Subject.Broken($"{path} không đọc được giọng {options.Voice}", "Kiểm Assistant:Speech:Program, Voice, và gói giọng đọc của máy.")];
    }

    private static async Task<bool> SpeaksAsync(string path, string voice, int wordsPerMinute) =>
        await TrialRun.OutputAsync(path, ["-v", voice, "-s", wordsPerMinute.ToString(CultureInfo.InvariantCulture), "-b", "1", "--stdin", "--stdout"], "xin chào") is not null;
}
