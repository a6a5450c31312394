using System.Text.RegularExpressions;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.Topics;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>Words a reply as a message: plain text, where it comes from, where to read all of it, and what can be asked next.</summary>
internal sealed partial class ZaloReplies(LiveIndex live, IOptions<AssistantOptions> options)
{
    private const int MostSources = 2;
    private const string Shortened = "Câu trả lời dài nên đã được rút gọn.";

    private readonly string? _site = string.IsNullOrEmpty(options.Value.PublicUrl) ? null : options.Value.PublicUrl.TrimEnd('/');

    /// <summary>Words a reply.</summary>
    /// <param name="asksRating">Whether to offer to rate.</param>
    public ZaloMessage Compose(Reply reply, bool asksRating)
    {
        var notices = SaidNotices.Text(reply.Notices);
        var text = (notices.Length > 0 ? notices + "\n\n" : "") + WithWholeLinks(reply.Text.Normalize());
        var ending = Lines(Sources(reply), Page(reply));
        // What is cut off is the end, where the legal basis stands; so it is said again, and where the rest is.
        if (text.Length + 2 + ending.Length > ZaloMessage.LongestText) ending = Lines(Shortened + (_site is null ? " Bạn hỏi từng ý, ví dụ hồ sơ, lệ phí, để xem đủ." : ""), LegalBasis(reply), ending);
        return new ZaloMessage(MessageText.Fit(text, ending, ZaloMessage.LongestText), Buttons(reply, asksRating));
    }

    /// <summary>The button to the form where a question is left for a person; null where citizens reach no such page.</summary>
    public ZaloButton? LeaveButton(string title, string? conversation, string? turn) =>
        _site is null ? null : ZaloButton.Open(title, _site + LeftQuestionPages.FormAddress(conversation, turn, options.Value.Zalo.Locality));

    private List<ZaloButton> Buttons(Reply reply, bool asksRating)
    {
        var ratings = asksRating ? ZaloRating.Buttons.Select(ZaloButton.Rate).ToList() : [];
        var next = reply.Suggestions.Select(suggestion => suggestion.Action == Suggestion.LeaveQuestion
            ? LeaveButton(suggestion.Label, reply.ConversationId, reply.TurnId) : ZaloButton.Ask(suggestion.Label, suggestion.Text));
        return [.. next.OfType<ZaloButton>().Take(ZaloMessage.MostButtons - ratings.Count), .. ratings];
    }

    private static string Sources(Reply reply) => string.Join('\n', reply.Sources.Where(source => source.Url is not null).Take(MostSources).Select(source => $"Nguồn: {source.Title}, {source.Url}"));

    private static string LegalBasis(Reply reply) =>
        string.Join("; ", reply.Sources.Select(source => source.Reference).OfType<string>().Distinct()) is { Length: > 0 } laws ? $"Căn cứ: {laws}." : "";

    /// <summary>The page of the topic that answered, at the part that was asked for; "" where there is none.</summary>
    private string Page(Reply reply)
    {
        if (_site is null || reply.Kind != "answer" || reply.Topic is not { } topic) return "";
        using var lease = live.Acquire();
        return lease.Index.Topics.ContainsKey(topic) ? $"Xem đầy đủ: {_site}{TopicAddress.Page(topic, options.Value.Zalo.Locality)}#{reply.Facet}" : "";
    }

    /// <summary>Makes links to pages of the bot's own whole; where citizens do not reach it, they are left out.</summary>
    private string WithWholeLinks(string text) => _site is null
        ? OwnLink().Replace(OwnLinkAlone().Replace(text, ""), "").TrimEnd()
        : OwnLink().Replace(text, match => $": {_site}{match.Groups["path"].Value}");

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(line => line.Length > 0));

    [GeneratedRegex(@" \((?<path>/(?:danh-sach/|cau-hoi)[^)\s]*)\)")]
    private static partial Regex OwnLink();

    [GeneratedRegex(@"^[^(\n]* \(/(?:danh-sach/|cau-hoi)[^)\s]*\)$\n?", RegexOptions.Multiline)]
    private static partial Regex OwnLinkAlone();
}
