using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Activities as text: one by itself, and a set of them with its watermark.</summary>
/// <remarks>Source: "API reference - Direct Line API 3.0", section "ActivitySet object". A watermark is the number of the last one.</remarks>
internal static class ActivityText
{
    // Vietnamese letters as they are: half as long, here and on the way.
    private static readonly ActivityJson Json = new(new JsonSerializerOptions(ActivityJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Json.Activity);

    public static Activity Read(string text) => JsonSerializer.Deserialize(text, Json.Activity)!;

    /// <summary>A set of stored activities.</summary>
    /// <param name="last">The watermark when there are none.</param>
    public static string Set(IReadOnlyList<StoredActivity> activities, long last) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"activities":[{{string.Join(',', activities.Select(activity => activity.Activity))}}],"watermark":"{{(activities.Count > 0 ? activities[^1].Number : last)}}"}""");

    /// <summary>A set of one that is not stored: it does not move the watermark.</summary>
    public static string Passing(Activity activity) => $$"""{"activities":[{{Write(activity)}}]}""";

    /// <summary>Reads a watermark: an empty one is from before the first activity.</summary>
    /// <exception cref="DirectLineException">It is not one of ours.</exception>
    public static long Watermark(string? text)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw DirectLineException.BadArgument("\"watermark\" không đúng.");
    }
}
