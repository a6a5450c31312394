using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Knowledge.Authoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.LookUp;

/// <summary><c>/staff/tra-cuu/{slug}</c>: a whole procedure or frequent question beside what it leans on.</summary>
internal static class ProcedurePage
{
    public static string Address(string slug) => $"{LookUpPages.Path}/{slug}";

    public static IResult Get(string slug, [FromQuery] string? xa, HttpContext context, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        if (!index.Topics.TryGetValue(slug, out var number))
            return StaffPage.Refuse(StatusCodes.Status404NotFound, "Không có thủ tục hay câu hỏi nào mang mã này; có thể nội dung đã đổi tên.");
        var (topic, today) = (index.National.Topic(number), time.Today());
        var passages = Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(index.National.Passage).Where(passage => passage.Blocks.Any(block => block.HoldsOn(today))).ToList();
        var text = new CitizenText(index.Localities.BySlug(xa ?? options.Value.Locality ?? ""), SiteAddress.Of(context.Request, options.Value), today);
        return StaffPage.Show(context, "procedure", topic.Title, new
        {
            domain = topic.Domain is { } domain ? index.Lexicon.Domains.GetValueOrDefault(domain) : null,
            agency = topic.Agency,
            verified = VietnamTime.ReadableDay(topic.Verified),
            unsure = topic.Confidence == Confidence.Low,
            summary = text.Summary(topic, passages),
            parts = passages.Where(passage => passage.Facet != Facet.QuestionAndAnswer).Select(passage => new
            {
                id = passage.Facet.Slug(),
                heading = passage.Heading,
                html = ReplyRenderer.Html(ProcedureAnswers.InForce(passage, today)),
                coming = passage.Blocks.Where(block => block.From > today).OrderBy(block => block.From)
                    .Select(block => new { from = VietnamTime.ReadableDay(block.From!.Value), html = ReplyRenderer.Html(block.Markdown) }).ToList(),
                copy = text.Part(topic, passage),
            }).ToList(),
            questions = passages.Where(passage => passage.Facet == Facet.QuestionAndAnswer)
                .Select(passage => new { question = passage.Heading, html = ReplyRenderer.Html(ProcedureAnswers.InForce(passage, today)) }).ToList(),
            laws = topic.Legal.Select(law => Law(law, topic.Sources, today)).ToList(),
            sources = topic.Sources.Select(source => new { title = source.Title, url = source.Url, seen = source.Seen is { } seen ? VietnamTime.ReadableDay(seen) : null }).ToList(),
            online = topic.Online.Select(channel => new { name = channel.Name, url = channel.Url, path = channel.Path }).ToList(),
            related = topic.Related.Where(index.Topics.ContainsKey).Select(related => new { title = index.National.Topic(index.Topics[related]).DisplayName, url = Address(related) }).ToList(),
            checklist = topic.Checklist is null ? null : $"/danh-sach/{topic.Slug}",
        });
    }

    private static object Law(LegalReference law, IReadOnlyList<Source> sources, DateOnly today) => new
    {
        reference = law.Reference,
        title = law.Title,
        articles = law.Articles,
        // A law has no address of its own in the content; a source that names it has.
        url = sources.FirstOrDefault(source => source.Url is not null && source.Title.Contains(law.Reference, StringComparison.OrdinalIgnoreCase))?.Url,
        effective = law.Effective is { } effective ? VietnamTime.ReadableDay(effective) : null,
        expires = law.Expires is { } expires ? VietnamTime.ReadableDay(expires) : null,
        coming = law.Effective > today,
        lapsed = law.Expires <= today,
    };
}
