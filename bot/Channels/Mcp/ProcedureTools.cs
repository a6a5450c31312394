using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.Dialogue;
using De06Assistant.Bot.LookUp;
using De06Assistant.Bot.Topics;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>The tools over procedures and frequent questions. They decide as the assistant does, and record no turn: no citizen has asked.</summary>
internal sealed class ProcedureTools(LiveIndex live, LookUpSearch search, ToolPlaces places, TimeProvider time)
{
    private const string AnsweredFromPlan = "answered_plan";

    [McpServerTool(Name = "search_procedures", Title = "Tìm thủ tục hành chính", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false,
        UseStructuredContent = true, OutputSchemaType = typeof(ProcedureSearch))]
    [Description(
        "Tìm thủ tục hành chính trả lời một câu hỏi của người dân, gõ có dấu hay không dấu đều được. Trả về câu trả lời ngắn (con số trước), căn cứ, " +
        "ngày kiểm tra, mức chắc chắn. Khi nội dung không có thì danh sách trống và nói rõ chưa có thông tin.")]
    public CallToolResult Search(
        [Description("Câu hỏi hoặc tên việc, ví dụ: lệ phí đăng ký thường trú.")][StringLength(500, MinimumLength = 1)] string query,
        [Description("Mã địa phương, ví dụ xa-vinh-tru; bỏ trống thì lấy địa phương mà trợ lý phục vụ.")][StringLength(60)] string? locality = null,
        [Description("Số kết quả nhiều nhất.")][Range(1, 10)] int limit = 5)
    {
        if (!query.Any(char.IsLetterOrDigit)) throw new ToolException("Câu hỏi không có chữ nào đọc được.");
        using var lease = live.Acquire();
        var (index, place) = (lease.Index, places.Resolve(lease.Index, locality));
        var outcome = lease.Dialogue.Answer(new TurnInput(query, place, null, time.GetUtcNow()));
        var (answer, asked) = (outcome.Answer, locality is null ? null : place);
        if (answer.Kind is not ("answer" or "clarify") || answer.Status == AnsweredFromPlan) return Nothing(index, answer);

        var meant = answer.Topic is { } topic ? [topic] : answer.Suggestions.Select(suggestion => suggestion.Topic).OfType<string>();
        var slugs = meant.Concat(search.Find(index, new LookUpQuery(query, null, null, null, DueFilter.Any, null, place)).Where(entry => entry.Locality is null).Select(entry => entry.Id))
            .Where(index.Topics.ContainsKey).Distinct().Take(limit);
        var hits = slugs.Select(slug => Hit(lease, index.National.Topic(index.Topics[slug]), answer, outcome.Found, place, asked)).ToList();
        var message = answer.Kind == "clarify" ? answer.Text : null;
        return ToolReply.Of(ToolText.Of(message, hits), new ProcedureSearch(answer.Status, message, hits, []));
    }

    [McpServerTool(Name = "get_procedure", Title = "Đọc một thủ tục hành chính", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false,
        UseStructuredContent = true, OutputSchemaType = typeof(ProcedureText))]
    [Description(
        "Toàn bộ một thủ tục, hoặc một mục của nó, như còn hiệu lực hôm nay: nội dung dạng Markdown, căn cứ, ngày kiểm tra, độ tin cậy, nguồn, nơi " +
        "nộp trên mạng, thủ tục liên quan.")]
    public CallToolResult Get(
        [Description("Mã thủ tục, lấy từ search_procedures, ví dụ dang-ky-ket-hon.")][StringLength(100, MinimumLength = 1)] string slug,
        [Description("Mã mục: tong-quan, doi-tuong, ho-so, trinh-tu, noi-nop, truc-tuyen, le-phi, thoi-han, ket-qua, can-cu, hieu-luc, hoi-dap; bỏ trống thì lấy cả thủ tục.")]
        [StringLength(20)] string? facet = null,
        [Description("Mã địa phương, để ghi đúng địa chỉ nơi nộp; bỏ trống thì lấy địa phương mà trợ lý phục vụ.")][StringLength(60)] string? locality = null)
    {
        using var lease = live.Acquire();
        var (index, today) = (lease.Index, time.Today());
        var place = places.Resolve(index, locality);
        if (!index.Topics.TryGetValue(slug, out var number))
            throw new ToolException($"Không có thủ tục mang mã \"{slug}\". Gần nhất: {string.Join("; ", NearestTopics.Of(index, slug).Select(near => $"{near.Slug} ({near.Title})"))}.");
        var topic = index.National.Topic(number);
        var view = new TopicView(index, topic, place is null ? null : index.Localities.BySlug(place), today);
        var sections = view.Sections();
        var markdown = facet is null ? ToolText.Whole(topic, sections) : Part(lease, topic, facet, place, sections);
        return ToolReply.Of(markdown, new ProcedureText(
            topic.Slug, topic.Title, facet, [.. sections.Select(section => section.Id)], markdown, topic.Agency, topic.Verified, topic.Confidence.Name(), LegalBasis.Of(topic, today),
            [.. topic.Sources.Select(source => new SourcePage(source.Title, source.Url, source.Seen))], [.. topic.Online.Select(channel => new OnlinePlace(channel.Name, channel.Url, channel.Path))],
            [.. topic.Related.Where(index.Topics.ContainsKey).Select(related => TopicReference.Of(index.National.Topic(index.Topics[related])))], places.Page(topic.Slug, locality is null ? null : place)));
    }

    private string Part(OpenIndex.Lease lease, StoredTopic topic, string slug, string? place, IReadOnlyList<TopicSection> sections) =>
        Facets.TryFromSlug(slug, out var facet) && lease.Composer.Page(topic.Slug, facet, place, time.Today()) is { } page
            ? page.Answer.Markdown
            : throw new ToolException($"Thủ tục này không có mục \"{slug}\". Các mục có: {string.Join(", ", sections.Select(section => $"{section.Id} ({section.Heading})"))}.");

    /// <summary>The content is silent, or it is not about a procedure: what the assistant says then, and no result that could be taken for an answer.</summary>
    private static CallToolResult Nothing(KnowledgeIndex index, Answer answer)
    {
        var message = answer.Status == AnsweredFromPlan ? $"Câu hỏi về kế hoạch của địa phương; dùng search_plan_tasks hoặc get_plan_target. Trợ lý trả lời: {answer.Text}" : answer.Text;
        List<TopicReference> nearest = answer.Kind == "noAnswer"
            ? [.. answer.Suggestions.Select(suggestion => suggestion.Topic).OfType<string>().Where(index.Topics.ContainsKey).Select(slug => TopicReference.Of(index.National.Topic(index.Topics[slug])))] : [];
        return ToolReply.Of(message, new ProcedureSearch(answer.Status, message, [], nearest));
    }

    /// <summary>A topic with its short answer: on the facet that was asked for, where it says something on it.</summary>
    private ProcedureHit Hit(OpenIndex.Lease lease, StoredTopic topic, Answer answer, Retrieval? found, string? place, string? asked)
    {
        var today = time.Today();
        var facet = found?.Facet ?? Facet.Overview;
        var markdown = topic.Slug == answer.Topic && found is { Kind: DecisionKind.Answer } ? lease.Composer.Compose(found, today).Markdown : lease.Composer.Page(topic.Slug, facet, place, today)?.Answer.Markdown;
        if (markdown is null) (facet, markdown) = (Facet.Overview, lease.Composer.Page(topic.Slug, Facet.Overview, place, today)?.Answer.Markdown ?? topic.Title);
        var candidate = found?.Candidates.FirstOrDefault(candidate => candidate.Class == topic.Slug);
        return new ProcedureHit(
            topic.Slug, topic.Title, facet.Slug(), facet.Heading(), ReplyRenderer.Text(FirstSentence.Of(markdown)), candidate is null ? null : Math.Round(candidate.Probability, 3), topic.Verified,
            topic.Confidence.Name(), LegalBasis.Of(topic, today), places.Page(topic.Slug, asked));
    }
}
