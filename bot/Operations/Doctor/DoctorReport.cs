using System.Text.Encodings.Web;
using System.Text.Json;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The findings as they are read by people and by programs.</summary>
internal static class DoctorReport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line each: the verdict, what was looked at, what was found, and what to do.</summary>
    public static void WriteLines(IReadOnlyList<Diagnosis> found, TextWriter output)
    {
        foreach (var (subject, verdict, text, toDo) in found) output.WriteLine($"{Word(verdict),-8} {subject.Title}: {OneLine(text)}{(toDo is null ? "" : $" → {OneLine(toDo)}")}");
        output.WriteLine($"{Count(Verdict.Good)} mục đạt, {Count(Verdict.Look)} nên xem, {Count(Verdict.Broken)} hỏng.");

        int Count(Verdict verdict) => found.Count(diagnosis => diagnosis.Verdict == verdict);
    }

    /// <summary>An object: ok, and checks with check, verdict ("ok", "warn", "fail"), found and todo.</summary>
    public static void WriteJson(IReadOnlyList<Diagnosis> found, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            ok = found.All(diagnosis => diagnosis.Verdict != Verdict.Broken),
            checks = found.Select(diagnosis => new { check = diagnosis.Subject.Id, verdict = Code(diagnosis.Verdict), found = diagnosis.Found, todo = diagnosis.ToDo }),
        },
        Readable));

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Good => "đạt",
        Verdict.Look => "nên xem",
        _ => "hỏng",
    };

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Good => "ok",
        Verdict.Look => "warn",
        _ => "fail",
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
