using System.Text.Json;
using System.Text.Json.Nodes;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Notices;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>Writes replies as message activities: Markdown, buttons, cards, citations, and a place to say whether it helped.</summary>
internal static class ActivityComposer
{
    /// <summary>The type of a card with buttons.</summary>
    public const string HeroCard = "application/vnd.microsoft.card.hero";
    private const string Vietnamese = "vi-VN";

    /// <summary>The pages of the bot itself that an answer may link to, as Markdown writes a link.</summary>
    private const string OwnLink = "](/";

    private static readonly JsonElement FeedbackLoop = Element(new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } });

    /// <summary>A reply of the conversation.</summary>
    /// <param name="site">Scheme and host of the bot's own pages.</param>
    /// <param name="terms">What the form to leave a question has to say.</param>
    /// <param name="cites">Whether the channel shows citations; where it does not, sources are links in the text.</param>
    public static Activity Of(Reply reply, string site, LeaveTermsBody terms, bool cites = true)
    {
        var citations = cites ? Citations.Of(reply) : null;
        var markdown = reply.Markdown.Replace(OwnLink, $"]({site}/", StringComparison.Ordinal);
        var choices = reply.Suggestions.Where(suggestion => suggestion.Action is null).ToList();
        var leave = reply.Suggestions.FirstOrDefault(suggestion => suggestion.Action == Suggestion.LeaveQuestion);
        var asks = reply.Kind == "clarify";
        var isRated = reply.Kind is "answer" or "noAnswer" or "outOfScope";
        List<Attachment> attachments = [];
        if (asks && choices.Count > 0) attachments.Add(Choices(choices));
        if (leave is not null) attachments.Add(new Attachment(LeaveCard.ContentType, Element(LeaveCard.Of(leave.Label, reply.TurnId, terms))));
        var sources = cites ? citations?.Markdown : Citations.Links(reply);
        var paragraphs = new[] { SaidNotices.Markdown(reply.Notices), markdown, sources }.Where(paragraph => !string.IsNullOrEmpty(paragraph));
        return Plain(string.Join("\n\n", paragraphs)) with
        {
            InputHint = asks ? "expectingInput" : "acceptingInput",
            Attachments = attachments.Count > 0 ? attachments : null,
            // Choices stay where they are read; what one may ask next goes with the next message.
            SuggestedActions = asks ? null : Suggestions(choices, reply.Kind == "answer" && Page(reply, site) is { } page ? page : null),
            Entities = MessageEntity.Of(citations?.Claims, isRated ? reply.TurnId : null) is { } entity ? [entity] : null,
            ChannelData = isRated ? FeedbackLoop : null,
        };
    }

    /// <summary>A message of the assistant that answers no question.</summary>
    public static Activity Plain(string markdown, IReadOnlyList<Suggestion>? suggestions = null) => new()
    {
        Type = ActivityTypes.Message,
        Locale = Vietnamese,
        Text = markdown,
        TextFormat = "markdown",
        InputHint = "acceptingInput",
        SuggestedActions = suggestions is null ? null : Suggestions(suggestions, null),
    };

    private static SuggestedActions? Suggestions(IReadOnlyList<Suggestion> suggestions, CardAction? page)
    {
        List<CardAction> actions = [.. suggestions.Select(Say)];
        if (page is not null) actions.Add(page);
        return actions.Count > 0 ? new SuggestedActions(actions) : null;
    }

    /// <summary>Opens the page with all of a topic; a plan has none.</summary>
    private static CardAction? Page(Reply reply, string site) => reply.Topic is { } topic && !topic.Contains(':', StringComparison.Ordinal)
        ? new CardAction("openUrl", "Xem trang đầy đủ", Element($"{site}/t/{topic}{(reply.Facet is null ? "" : "#" + reply.Facet)}")) : null;

    private static Attachment Choices(IReadOnlyList<Suggestion> choices) => new(HeroCard, Element(new JsonObject
    {
        ["buttons"] = new JsonArray([.. choices.Select(choice => new JsonObject { ["type"] = "imBack", ["title"] = choice.Label, ["value"] = choice.Text })]),
    }));

    private static CardAction Say(Suggestion suggestion) => new("imBack", suggestion.Label, Element(suggestion.Text));

    private static JsonElement Element(JsonObject value) => JsonSerializer.SerializeToElement(value, ActivityJson.Default.JsonObject);

    private static JsonElement Element(string value) => JsonSerializer.SerializeToElement(value, ActivityJson.Default.String);
}
