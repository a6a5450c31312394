using System.Globalization;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Storage;

/// <summary>A version of a notice that staff set.</summary>
/// <param name="Number">Names the notice.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="At">When this version was written.</param>
/// <param name="Account">Who wrote it.</param>
/// <param name="Localities">Slugs; empty for all.</param>
/// <param name="Start">From when it is shown.</param>
/// <param name="End">The instant from which it is no longer shown; before the start where it was taken back.</param>
public sealed record NoticeRecord(
    long Number, long Version, DateTimeOffset At, string Account, NoticeKind Kind, string Title, string Text, string? Url, IReadOnlyList<string> Localities, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Before the number of a notice in the audit trail.</summary>
    public const string SubjectPrefix = "thong-bao:";

    /// <summary>How the audit trail names a notice.</summary>
    public static string Subject(long number) => SubjectPrefix + number.ToString(CultureInfo.InvariantCulture);
}
