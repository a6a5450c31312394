using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>What the assistant can be asked about.</summary>
/// <param name="Notices">What the people of the locality have to know now.</param>
public sealed record TopicsBody(LocalityBody? Locality, IReadOnlyList<Suggestion> MostAsked, IReadOnlyList<TopicBody> Topics, IReadOnlyList<NoticeBody> Notices);

/// <summary>A locality.</summary>
public sealed record LocalityBody(string Slug, string Name, string? Province, string? Address, string? Hours, string? Hotline, string? Website);

/// <summary>A topic in the list.</summary>
/// <param name="Kind">procedure or faq.</param>
public sealed record TopicBody(string Slug, string Kind, string Title, string? Short, string? Domain, IReadOnlyList<string> LifeEvents);

/// <summary>A topic with all its text.</summary>
public sealed record TopicDetailBody(
    string Slug, string Kind, string Title, string? Short, string? Domain, IReadOnlyList<string> LifeEvents, string? Agency, DateOnly Verified,
    IReadOnlyList<FacetBody> Facets, IReadOnlyList<LegalReference> Legal, IReadOnlyList<Source> Sources, IReadOnlyList<OnlineChannel> Online, IReadOnlyList<string> Related);

/// <summary>A facet, or one question of "hoi-dap", as it holds today.</summary>
public sealed record FacetBody(string Facet, string Heading, string Markdown, string Html);

/// <summary><c>GET /api/topics</c> and <c>GET /api/topics/{slug}</c>.</summary>
internal static class TopicsApi
{
    public static void MapTopics(this WebApplication app)
    {
        app.MapGet("/api/topics", List).WithName("listTopics").WithTags("Chủ đề").WithSummary("Các chủ đề trợ lý biết")
            .WithDescription("Mọi thủ tục và câu hỏi thường gặp có trong nội dung, cùng địa chỉ, giờ làm việc của địa phương.")
            .WithProblems(Problems.LocalityUnknown("xa-khac"));
        app.MapGet("/api/topics/{slug}", Get).WithName("getTopic").WithTags("Chủ đề").WithSummary("Toàn bộ một chủ đề")
            .WithDescription("Các mục của chủ đề như còn hiệu lực hôm nay, căn cứ, nguồn, nơi nộp trên mạng.")
            .WithProblems(Problems.TopicUnknown("khong-co"));
    }

    private static Results<Ok<TopicsBody>, ProblemHttpResult> List(string? locality, LiveIndex live, NoticeBoard board, IOptions<AssistantOptions> options)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        if (!string.IsNullOrEmpty(locality) && index.Localities.BySlug(locality) is null) return Problems.LocalityUnknown(locality);
        var slug = string.IsNullOrEmpty(locality) ? options.Value.Locality : locality;
        return TypedResults.Ok(All(lease, slug, board.Now(slug)));
    }

    /// <summary>All topics, with a locality and what its people have to know now.</summary>
    public static TopicsBody All(OpenIndex.Lease lease, string? locality, IReadOnlyList<Notice> notices)
    {
        var index = lease.Index;
        var topics = Enumerable.Range(0, index.National.Manifest.Topics).Select(index.National.Topic);
        return new TopicsBody(
            locality is null || index.Localities.BySlug(locality) is not { } found ? null : Body(found),
            lease.Composer.MostAsked(),
            [.. topics.Select(topic => new TopicBody(topic.Slug, Kind(topic), topic.Title, topic.Short, topic.Domain, topic.LifeEvents))],
            NoticeBody.Of(notices));
    }

    private static Results<Ok<TopicDetailBody>, ProblemHttpResult> Get(string slug, LiveIndex live, TimeProvider time)
    {
        using var lease = live.Acquire();
        return Detail(lease.Index, slug, time.Today()) is { } detail ? TypedResults.Ok(detail) : Problems.TopicUnknown(slug);
    }

    /// <summary>A topic as it holds today; null when there is none.</summary>
    public static TopicDetailBody? Detail(KnowledgeIndex index, string slug, DateOnly today)
    {
        if (!index.Topics.TryGetValue(slug, out var number)) return null;
        var national = index.National;
        var topic = national.Topic(number);
        var facets = Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(national.Passage).Select(passage => Facet(passage, today));
        return new TopicDetailBody(
            topic.Slug, Kind(topic), topic.Title, topic.Short, topic.Domain, topic.LifeEvents, topic.Agency, topic.Verified, [.. facets],
            [.. topic.Legal.Where(law => law.IsInForce(today))], topic.Sources, topic.Online, topic.Related);
    }

    private static FacetBody Facet(StoredPassage passage, DateOnly today)
    {
        var markdown = string.Join("\n\n", passage.Blocks.Where(block => block.HoldsOn(today)).Select(block => block.Markdown));
        return new FacetBody(passage.Facet.Slug(), passage.Heading, markdown, ReplyRenderer.Html(markdown));
    }

    /// <summary>A locality as clients see it.</summary>
    public static LocalityBody Body(Locality locality) => new(
        locality.Slug, locality.Heading, locality.Province, locality.Address, locality.Hours, locality.Hotline, locality.Website);

    private static string Kind(StoredTopic topic) => topic.Kind == TopicKind.Faq ? "faq" : "procedure";
}
