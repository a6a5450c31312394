using System.Text.Json;
using System.Text.RegularExpressions;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>Reads what an activity wants.</summary>
internal static class ActivityReader
{
    /// <summary>The event by which Web Chat says that someone has come in.</summary>
    private const string JoinEvent = "webchat/join";

    /// <summary>The event by which Web Chat sends a schema.org LikeAction or DislikeAction.</summary>
    private const string FeedbackEvent = "webchat:activity-status/feedback";

    /// <summary>The operation by which Web Chat and Teams send the form under a message with a feedback loop.</summary>
    private const string SubmitAction = "message/submitAction";

    // A thumb says satisfied or not, and not how much: the middle of each side.
    private const int Satisfied = 4;
    private const int Dissatisfied = 2;

    // Without going back: a text of thousands of opened tags would else take its length squared.
    private static readonly Regex MentionTags = new("<at[^>]*>.*?</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    private static readonly string[] Likes = ["like", "plusOne", "heart", "1f44d_thumbsup"];
    private static readonly string[] Dislikes = ["dislike", "angry", "sad", "1f44e_thumbsdown"];

    public static ActivityInput Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => Message(activity),
        ActivityTypes.ConversationUpdate when activity.MembersAdded?.Any(member => member?.Id is not null) == true => new ActivityInput.Joined(),
        ActivityTypes.Event when activity.Name == JoinEvent => new ActivityInput.Joined(),
        ActivityTypes.Event when activity.Name == FeedbackEvent => Liked(activity),
        ActivityTypes.Invoke when activity.Name == SubmitAction => Submitted(activity),
        ActivityTypes.MessageReaction => Reacted(activity),
        _ => new ActivityInput.Nothing(),
    };

    private static ActivityInput Message(Activity activity)
    {
        if (activity.Value is { ValueKind: JsonValueKind.Object } value && Text(value, LeaveCard.ActionName) == LeaveCard.Action)
            return new ActivityInput.LeftQuestion(Text(value, LeaveCard.QuestionInput), Text(value, LeaveCard.TurnName), Text(value, LeaveCard.NameInput), Text(value, LeaveCard.PhoneInput));
        var text = WithoutMentions(activity);
        if (text.Length == 0 && activity.Value is { ValueKind: JsonValueKind.String } said) text = Text(said) ?? "";
        return text.Length == 0 && activity.Attachments?.Count > 0 ? new ActivityInput.File() : new ActivityInput.Question(text);
    }

    /// <summary>The text without "@the bot", which groups need to reach it.</summary>
    private static string WithoutMentions(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in activity.Entities?.Where(entity => Text(entity, "type") == "mention") ?? [])
        {
            if (mention.TryGetProperty("mentioned", out var mentioned) && Text(mentioned, "id") == activity.Recipient?.Id && Text(mention, "text") is { Length: > 0 } name)
                text = text.Replace(name, " ", StringComparison.Ordinal);
        }
        return MentionTags.Replace(text, " ").Trim();
    }

    private static ActivityInput Submitted(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value || Text(value, "actionName") != "feedback" || !value.TryGetProperty("actionValue", out var feedback))
            return new ActivityInput.Nothing();
        return Text(feedback, "reaction") switch
        {
            "like" => new ActivityInput.Rating(activity.ReplyToId, Satisfied, Comment(feedback)),
            "dislike" => new ActivityInput.Rating(activity.ReplyToId, Dissatisfied, Comment(feedback)),
            _ => new ActivityInput.Nothing(),
        };
    }

    /// <summary>What was added in words; some clients send the inner object as text.</summary>
    private static string? Comment(JsonElement feedback)
    {
        if (feedback.ValueKind != JsonValueKind.Object || !feedback.TryGetProperty("feedback", out var words)) return null;
        if (words.ValueKind == JsonValueKind.Object) return Text(words, "feedbackText");
        if (words.ValueKind != JsonValueKind.String) return null;
        try
        {
            using var inner = JsonDocument.Parse(Text(words) ?? "");
            return Text(inner.RootElement, "feedbackText");
        }
        catch (JsonException)
        {
            return Text(words);
        }
    }

    private static ActivityInput Liked(Activity activity)
    {
        foreach (var action in activity.Entities ?? [])
        {
            if (Text(action, "@type") is not ((MessageEntity.Like or MessageEntity.Dislike) and var liked)) continue;
            var message = Text(action, "@id") is { } id ? MessageEntity.Turn(id) : activity.ReplyToId;
            return new ActivityInput.Rating(message, liked == MessageEntity.Like ? Satisfied : Dissatisfied, null);
        }
        return new ActivityInput.Nothing();
    }

    private static ActivityInput Reacted(Activity activity)
    {
        foreach (var reaction in activity.ReactionsAdded?.OfType<MessageReaction>() ?? [])
        {
            if (Likes.Contains(reaction.Type, StringComparer.OrdinalIgnoreCase)) return new ActivityInput.Rating(activity.ReplyToId, Satisfied, null);
            if (Dislikes.Contains(reaction.Type, StringComparer.OrdinalIgnoreCase)) return new ActivityInput.Rating(activity.ReplyToId, Dissatisfied, null);
        }
        return new ActivityInput.Nothing();
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? Text(member) : null;

    /// <summary>The text; null where its bytes are no UTF-8, which is found out only now.</summary>
    internal static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
