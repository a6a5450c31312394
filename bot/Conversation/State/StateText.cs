using System.Text.Json;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>Writes and reads states; what cannot be read, is too new or too old starts a conversation afresh.</summary>
internal static class StateText
{
    /// <summary>The channel at which several people follow one another.</summary>
    public const string KioskChannel = "kiosk";

    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan KioskSilence = TimeSpan.FromMinutes(2);

    /// <summary>The longest that any state is worth keeping.</summary>
    public static TimeSpan Longest => Silence;

    /// <summary>How long a channel may be silent before what was said no longer counts.</summary>
    public static TimeSpan SilenceOf(string channel) => channel == KioskChannel ? KioskSilence : Silence;

    public static string Write(ConversationState state) => JsonText.Write(state, StateJson.Default.ConversationState);

    /// <summary>The state; null when it is unreadable, of a newer version, or older than the channel's silence.</summary>
    public static ConversationState? Read(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            // The version first: a newer program may have changed the meaning of any other member.
            using var document = JsonDocument.Parse(text);
            if (!document.RootElement.TryGetProperty("version", out var version) || version.GetInt32() is < 1 or > ConversationState.CurrentVersion) return null;
            var state = document.RootElement.Deserialize(StateJson.Default.ConversationState);
            return state is null || now - state.At >= SilenceOf(state.Channel) ? null : state;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
