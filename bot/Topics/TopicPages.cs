using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Topics;

/// <summary>
/// <c>/t/{slug}</c>: all of a procedure or FAQ as a plain page, for links that people share and for search engines;
/// <c>/t</c>: the list of them.
/// </summary>
internal sealed class TopicPages(LiveIndex live, KeptPages kept, NoticeBoard board, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const string Html = "text/html; charset=utf-8";

    // Short, so that a notice comes and goes soon; asking again costs a few bytes.
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private static readonly HandlebarsTemplate<object, object> TopicTemplate = PageTemplates.Compile("topic.hbs");
    private static readonly HandlebarsTemplate<object, object> ListTemplate = PageTemplates.Compile("topic-list.hbs");
    private static readonly HandlebarsTemplate<object, object> UnknownTemplate = PageTemplates.Compile("topic-unknown.hbs");

    public IResult Topic(string slug, [FromQuery] string? locality, HttpContext context)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        if (!index.Topics.TryGetValue(slug, out var number)) return Unknown(index, slug, locality);
        var asked = locality is null ? null : index.Localities.BySlug(locality);
        var notices = board.Now(asked?.Slug);
        var page = kept.Get(index.Version, time.Today(), $"{slug} {asked?.Slug} {NoticeView.Key(notices)}", () => Render(index, index.National.Topic(number), asked, notices));
        return Send(context, page!);
    }

    public IResult List([FromQuery] string? locality, HttpContext context)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        var asked = locality is null ? null : index.Localities.BySlug(locality);
        var notices = board.Now(asked?.Slug);
        return Send(context, kept.Get(index.Version, time.Today(), $" {asked?.Slug} {NoticeView.Key(notices)}", () => ListTemplate(new
        {
            notices = NoticeView.Html(notices),
            place = Place(index, asked)?.Heading,
            locality = asked?.Slug,
            domains = Enumerable.Range(0, index.National.Manifest.Topics).Select(index.National.Topic)
                .GroupBy(topic => index.Lexicon.Domains.GetValueOrDefault(topic.Domain ?? "", "Khác"), StringComparer.Ordinal)
                .Select(domain => new { name = domain.Key, topics = domain.Select(topic => new { name = topic.Title, url = TopicAddress.Page(topic.Slug, asked?.Slug) }).ToList() }).ToList(),
        }))!);
    }

    private string Render(KnowledgeIndex index, StoredTopic topic, Locality? asked, IReadOnlyList<Notice> notices)
    {
        var (place, today) = (Place(index, asked), time.Today());
        var view = new TopicView(index, topic, place, today);
        var canonical = (options.Value.PublicUrl?.TrimEnd('/') ?? "") + TopicAddress.Page(topic.Slug, null);
        return TopicTemplate(new
        {
            title = topic.Title,
            notices = NoticeView.Html(notices),
            lead = view.Lead,
            canonical,
            place = place?.Heading,
            locality = asked?.Slug,
            agency = topic.Agency,
            verified = VietnamTime.ReadableDay(topic.Verified),
            today = VietnamTime.ReadableDay(today),
            unsure = topic.Confidence == Confidence.Low,
            desk = Desk.Name(place),
            sections = view.Sections(),
            online = topic.Online.Select(channel => new { name = channel.Name, url = channel.Url, path = channel.Path }).ToList(),
            sources = view.Sources(),
            related = view.Related(),
            checklist = topic.Checklist is { } checklist ? new { title = checklist.Title, url = $"/danh-sach/{topic.Slug}{(asked is null ? "" : "?locality=" + asked.Slug)}" } : null,
            data = TopicData.Json(topic, view.Lead, canonical),
        });
    }

    /// <summary>No such topic: the nearest ones, found by the words of the address.</summary>
    private ContentHttpResult Unknown(KnowledgeIndex index, string slug, string? locality)
    {
        var nearest = NearestTopics.Of(index, slug);
        var asked = locality is null ? null : index.Localities.BySlug(locality);
        var html = UnknownTemplate(new
        {
            place = Place(index, asked)?.Heading,
            locality = asked?.Slug,
            words = NearestTopics.Words(slug),
            nearest = nearest.Select(topic => TopicAddress.Link(topic, asked?.Slug)).ToList(),
        });
        return TypedResults.Content(html, Html, statusCode: StatusCodes.Status404NotFound);
    }

    private Locality? Place(KnowledgeIndex index, Locality? asked) => asked ?? (options.Value.Locality is { } usual ? index.Localities.BySlug(usual) : null);

    private FileContentHttpResult Send(HttpContext context, KeptPage page)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = $"public, max-age={(int)board.MayKeep(Keep).TotalSeconds}";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var (bytes, encoding) = CompressedFiles.Takes(context.Request, "br") ? (page.Brotli, "br") : CompressedFiles.Takes(context.Request, "gzip") ? (page.Gzip, "gzip") : (page.Plain, null);
        if (encoding is not null) headers.ContentEncoding = encoding;
        return TypedResults.Bytes(bytes, Html, entityTag: new EntityTagHeaderValue($"\"{page.Tag}{(encoding is null ? "" : "-" + encoding)}\""));
    }
}
