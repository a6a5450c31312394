using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Topics;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Conversation.Checklists;

/// <summary>
/// <c>/danh-sach/{slug}?a=…</c>: the list for some answers as a page to print, to keep or to hand on; the next question with
/// its options as links where answers are missing. All its state is its address.
/// </summary>
internal static class ChecklistPage
{
    public static Results<ContentHttpResult, NotFound> Get(
        string slug, [FromQuery] string? a, [FromQuery] string? locality, HttpContext context, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        if (!index.Topics.TryGetValue(slug, out var number) || index.National.Topic(number) is not { Checklist: { } checklist } topic) return TypedResults.NotFound();
        var place = index.Localities.BySlug(locality ?? options.Value.Locality ?? "");
        var answers = ChecklistWalk.Follow(checklist, ChecklistAddress.Read(a));
        context.Response.Headers.CacheControl = "no-cache";
        var html = ChecklistWalk.Next(checklist, answers) is { } question
            ? PageTemplates.Checklist(Question(topic, checklist, answers, question, place))
            : PageTemplates.Checklist(List(index, topic, checklist, answers, place, SiteAddress.Of(context.Request, options.Value), time.Today()));
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    private static object Question(StoredTopic topic, Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, ChecklistQuestion question, Locality? place) => new
    {
        title = checklist.Title,
        topic = topic.DisplayName,
        question = new
        {
            number = answers.Count + 1,
            total = Math.Max(answers.Count + 1, ChecklistWalk.CountAsked(checklist, answers)),
            ask = question.Ask,
            options = question.Options.Select(option => new { say = option.Say, url = ChecklistAddress.Page(topic.Slug, [.. answers, new ChecklistAnswer(question.Id, option.Id)], place?.Slug) }).ToList(),
            back = answers.Count == 0 ? null : ChecklistAddress.Page(topic.Slug, answers.Take(answers.Count - 1), place?.Slug),
        },
    };

    private static object List(
        KnowledgeIndex index, StoredTopic topic, Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, Locality? place, string site, DateOnly today)
    {
        var view = new ChecklistView.Reader(index).Read(topic, checklist, answers, place?.Slug, today);
        var address = site + ChecklistAddress.Page(topic.Slug, answers, place?.Slug);
        return new
        {
            title = checklist.Title,
            topic = topic.DisplayName,
            view,
            // The short answers may carry links and emphasis; the renderer makes them safe.
            facts = Facts(view).Select(fact => new { label = fact.Label, html = ReplyRenderer.Html(fact.Markdown) }).ToList(),
            choices = view.Choices.Select((choice, i) => new { choice.Ask, choice.Say, change = ChecklistAddress.Page(topic.Slug, answers.Take(i), place?.Slug) }).ToList(),
            see = view.See.Select(see => new { name = see.DisplayName, url = TopicAddress.Page(see.Slug, place?.Slug) }).ToList(),
            laws = view.Laws.Select(law => law.Articles is null ? law.Reference : $"{law.Reference} ({law.Articles})").ToList(),
            place = place?.Heading,
            today = VietnamTime.ReadableDay(today),
            version = index.Version,
            address,
            qr = QrCode.Svg(address, "Mã QR mở lại danh sách này"),
        };
    }

    private static IEnumerable<(string Label, string Markdown)> Facts(ChecklistView view)
    {
        if (view.Where is { } where) yield return ("Nơi nộp", where);
        if (view.Online is { } online) yield return ("Nộp trực tuyến", online);
        if (view.Fee is { } fee) yield return ("Lệ phí", fee);
        if (view.Days is { } days) yield return ("Thời hạn", days);
        if (view.Contact is { } contact) yield return ("Liên hệ", contact);
    }
}
