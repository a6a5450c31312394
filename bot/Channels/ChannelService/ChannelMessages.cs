using System.Text.Json;
using System.Text.Json.Nodes;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Fits a reply to what its channel can show: what it cannot show as a button or a form is said in words.</summary>
internal static class ChannelMessages
{
    private const string OpenUrl = "openUrl";

    /// <summary>The messages that say what <paramref name="reply"/> says, in their order.</summary>
    /// <param name="site">Scheme and host of the bot's own pages.</param>
    public static IReadOnlyList<Activity> Fit(Activity reply, ChannelAbility ability, string site)
    {
        // The channel names it; our own name is the turn's.
        reply = reply with { Id = null };
        if (ability.ShowsAll) return [reply];
        var forms = reply.Attachments?.Where(attachment => attachment.ContentType == LeaveCard.ContentType).ToList() ?? [];
        var (offered, cards, said) = Place([.. reply.SuggestedActions?.Actions ?? [], .. Buttons(reply)], ability);
        var words = TablesAsLists.Of(reply.Text ?? "") + said + (forms.Count > 0 && !ability.Forms ? $"\n\nBạn có thể [để lại câu hỏi cho cán bộ]({site}/cau-hoi/de-lai)." : "");
        List<Attachment> attachments = [.. cards, .. ability.Forms ? forms : []];
        var whole = reply with
        {
            TextFormat = ability.Markdown ? "markdown" : "plain",
            SuggestedActions = offered.Count > 0 ? new SuggestedActions(offered) : null,
            Attachments = attachments.Count > 0 ? attachments : null,
            Entities = null,
            ChannelData = ability.AsksForFeedback ? reply.ChannelData : null,
        };
        return Parts(whole, TextParts.Of(ability.Markdown ? words : ReplyRenderer.Text(words), ability.LongestText));
    }

    /// <summary>Where the buttons go: offered until the next message, on a card, or into the text.</summary>
    private static (IReadOnlyList<CardAction> Offered, IReadOnlyList<Attachment> Cards, string Said) Place(IReadOnlyList<CardAction> actions, ChannelAbility ability)
    {
        if (actions.Count == 0) return ([], [], "");
        var links = actions.Where(action => action.Type == OpenUrl).ToList();
        var questions = actions.Where(action => action.Type != OpenUrl).ToList();
        if (links.Count == 0 && actions.Count <= ability.SuggestedActions) return (actions, [], "");
        if (actions.Count <= ability.CardButtons) return ([], [Card(actions)], "");
        return questions.Count <= ability.SuggestedActions ? (questions, [], Said([], links)) : ([], [], Said(questions, links));
    }

    private static string Said(List<CardAction> questions, IReadOnlyList<CardAction> links) =>
        (questions.Count > 0 ? "\n\nBạn có thể hỏi tiếp:\n\n" + string.Join('\n', questions.Select(question => $"- {Value(question)}")) : "")
        + string.Concat(links.Select(link => $"\n\n[{link.Title}]({Value(link)})"));

    private static string Value(CardAction action) => action.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : action.Title ?? "";

    /// <summary>The choices that a reply asks about stand on a card of their own.</summary>
    private static IEnumerable<CardAction> Buttons(Activity reply) =>
        from attachment in reply.Attachments ?? []
        where attachment.ContentType == ActivityComposer.HeroCard && attachment.Content is { ValueKind: JsonValueKind.Object }
        from button in attachment.Content!.Value.GetProperty("buttons").EnumerateArray()
        select new CardAction(button.GetProperty("type").GetString(), button.GetProperty("title").GetString(), button.GetProperty("value"));

    private static Attachment Card(IReadOnlyList<CardAction> actions) => new(ActivityComposer.HeroCard, JsonSerializer.SerializeToElement(new JsonObject
    {
        ["buttons"] = new JsonArray([.. actions.Select(action => new JsonObject { ["type"] = action.Type, ["title"] = action.Title, ["value"] = Value(action) })]),
    }, ActivityJson.Default.JsonObject));

    /// <summary>What is to be pressed goes with the last part, below all of the text.</summary>
    private static IReadOnlyList<Activity> Parts(Activity whole, IReadOnlyList<string> texts) =>
    [
        .. texts.SkipLast(1).Select(text => whole with { Text = text, SuggestedActions = null, Attachments = null, ChannelData = null }),
        whole with { Text = texts[^1] },
    ];
}
