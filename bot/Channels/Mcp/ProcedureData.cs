using System.ComponentModel;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>What <c>search_procedures</c> found.</summary>
internal sealed record ProcedureSearch(
    [property: Description("Trợ lý quyết định thế nào: answered_procedure, answered_faq (có câu trả lời), clarification_… (cần hỏi lại), answered_plan (thuộc kế hoạch), declined_… (không trả lời được), safety_emergency (khẩn cấp).")] string Status,
    [property: Description("Lời của trợ lý khi không có câu trả lời từ thủ tục: chưa có thông tin, cần hỏi lại, việc khẩn cấp; null khi có câu trả lời.")] string? Message,
    [property: Description("Thủ tục tìm được, khớp nhất đứng đầu; trống khi chưa có thông tin.")] IReadOnlyList<ProcedureHit> Results,
    [property: Description("Khi chưa có thông tin: những thủ tục gần nhất, chưa chắc đúng việc đang hỏi.")] IReadOnlyList<TopicReference> Nearest);

/// <summary>A topic that may answer.</summary>
internal sealed record ProcedureHit(
    [property: Description("Mã thủ tục, dùng cho get_procedure.")] string Slug,
    [property: Description("Tên thủ tục.")] string Title,
    [property: Description("Mã mục trả lời, ví dụ le-phi.")] string Facet,
    [property: Description("Tên mục, ví dụ Lệ phí.")] string FacetName,
    [property: Description("Câu trả lời ngắn, con số đứng trước.")] string Answer,
    [property: Description("Mức chắc chắn là đúng việc đang hỏi, từ 0 đến 1; null khi chỉ khớp theo chữ.")] double? Confidence,
    [property: Description("Ngày cán bộ kiểm tra nội dung.")] DateOnly Verified,
    [property: Description("Độ tin cậy của nội dung: cao, vừa, thấp. Thấp thì phải khuyên hỏi lại bộ phận một cửa.")] string ContentConfidence,
    [property: Description("Văn bản làm căn cứ, còn hiệu lực hôm nay.")] IReadOnlyList<LegalBasis> Legal,
    [property: Description("Trang đầy đủ của thủ tục.")] string Url);

/// <summary>A topic by name.</summary>
internal sealed record TopicReference(
    [property: Description("Mã thủ tục, dùng cho get_procedure.")] string Slug,
    [property: Description("Tên thủ tục.")] string Title)
{
    public static TopicReference Of(StoredTopic topic) => new(topic.Slug, topic.Title);
}

/// <summary>A law in force today.</summary>
internal sealed record LegalBasis(
    [property: Description("Số, ký hiệu văn bản.")] string Reference,
    [property: Description("Tên văn bản.")] string? Title,
    [property: Description("Điều, khoản áp dụng.")] string? Articles,
    [property: Description("Ngày có hiệu lực; null khi chưa kiểm được.")] DateOnly? Effective,
    [property: Description("Ngày hết hiệu lực, khi đã biết.")] DateOnly? Expires)
{
    public static IReadOnlyList<LegalBasis> Of(StoredTopic topic, DateOnly today) =>
        [.. topic.Legal.Where(law => law.IsInForce(today)).Select(law => new LegalBasis(law.Reference, law.Title, law.Articles, law.Effective, law.Expires))];
}

/// <summary>A procedure as it holds today.</summary>
internal sealed record ProcedureText(
    [property: Description("Mã thủ tục.")] string Slug,
    [property: Description("Tên thủ tục.")] string Title,
    [property: Description("Mục được lấy; null khi lấy cả thủ tục.")] string? Facet,
    [property: Description("Các mục có trong thủ tục, dùng cho tham số facet.")] IReadOnlyList<string> Facets,
    [property: Description("Nội dung còn hiệu lực hôm nay, dạng Markdown.")] string Markdown,
    [property: Description("Cơ quan giải quyết.")] string? Agency,
    [property: Description("Ngày cán bộ kiểm tra nội dung.")] DateOnly Verified,
    [property: Description("Độ tin cậy của nội dung: cao, vừa, thấp. Thấp thì phải khuyên hỏi lại bộ phận một cửa.")] string ContentConfidence,
    [property: Description("Văn bản làm căn cứ, còn hiệu lực hôm nay.")] IReadOnlyList<LegalBasis> Legal,
    [property: Description("Trang mà nội dung được lấy.")] IReadOnlyList<SourcePage> Sources,
    [property: Description("Nơi nộp trên mạng.")] IReadOnlyList<OnlinePlace> Online,
    [property: Description("Thủ tục liên quan.")] IReadOnlyList<TopicReference> Related,
    [property: Description("Trang đầy đủ của thủ tục.")] string Url);

/// <summary>A page that a fact was read on.</summary>
internal sealed record SourcePage(
    [property: Description("Tên trang.")] string Title,
    [property: Description("Địa chỉ.")] string? Url,
    [property: Description("Ngày đọc.")] DateOnly? Seen);

/// <summary>A place to file online.</summary>
internal sealed record OnlinePlace(
    [property: Description("Tên.")] string Name,
    [property: Description("Địa chỉ.")] string Url,
    [property: Description("Các bước chọn trên trang đó.")] string? Path);

/// <summary>How sure the editors are, in the words of the content files.</summary>
internal static class ContentConfidences
{
    public static string Name(this Confidence confidence) => confidence switch { Confidence.High => "cao", Confidence.Medium => "vừa", _ => "thấp" };
}
