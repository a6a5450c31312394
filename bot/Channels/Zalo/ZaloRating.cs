using System.Text.RegularExpressions;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>Ratings written in the chat. The whole message has to be one: a longer one is a question, a bare number a choice.</summary>
internal static partial class ZaloRating
{
    /// <summary>The highest score of someone who is not satisfied.</summary>
    public const int HighestLow = 2;

    /// <summary>The two buttons: what they say is a score's name, and is sent when they are pressed.</summary>
    public static IReadOnlyList<string> Buttons { get; } = [.. RatingScale.All.Where(row => row.Value is 2 or 4).OrderByDescending(row => row.Value).Select(row => row.Label)];

    private static readonly Dictionary<string, int> Scores = RatingScale.All.ToDictionary(row => Plain(row.Label), row => row.Value, StringComparer.Ordinal);

    /// <summary>The score, 1 to 5, that a message gives: "Hài lòng", "rat khong hai long", "4 sao", "chấm 5 điểm"; null when it gives none.</summary>
    public static int? Score(string text)
    {
        var plain = Plain(text);
        if (Scores.TryGetValue(plain, out var score)) return score;
        return Points().Match(plain) is { Success: true } match ? match.ValueSpan[match.Groups["score"].Index] - '0' : null;
    }

    private static string Plain(string text) => Folding.Fold(text.Normalize()).Trim(' ', '\t', '\n', '\r', '.', '!', ',');

    [GeneratedRegex("^(?:(?:cham|danh gia) )?(?<score>[1-5]) ?(?:sao|diem)$|^(?:cham|danh gia) (?<score>[1-5])$")]
    private static partial Regex Points();
}
