using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>The fixed slugs and headings of the facets.</summary>
public static class Facets
{
    private static readonly (Facet Facet, string Slug, string Heading)[] All =
    [
        (Facet.Overview, "tong-quan", "Tổng quan"),
        (Facet.Eligibility, "doi-tuong", "Đối tượng"),
        (Facet.Documents, "ho-so", "Hồ sơ"),
        (Facet.Steps, "trinh-tu", "Trình tự"),
        (Facet.Office, "noi-nop", "Nơi nộp"),
        (Facet.Online, "truc-tuyen", "Nộp trực tuyến"),
        (Facet.Fee, "le-phi", "Lệ phí"),
        (Facet.Duration, "thoi-han", "Thời hạn"),
        (Facet.Outcome, "ket-qua", "Kết quả"),
        (Facet.LegalBasis, "can-cu", "Căn cứ pháp lý"),
        (Facet.Notes, "hieu-luc", "Hiệu lực và lưu ý"),
        (Facet.QuestionAndAnswer, "hoi-dap", "Hỏi đáp"),
        (Facet.PlanTarget, "chi-tieu", "Chỉ tiêu"),
        (Facet.PlanTask, "nhiem-vu", "Nhiệm vụ"),
        (Facet.PlanGoal, "muc-tieu", "Mục tiêu chung"),
        (Facet.PlanRequirement, "yeu-cau", "Yêu cầu"),
        (Facet.PlanMeasure, "giai-phap", "Giải pháp"),
        (Facet.PlanOrganisation, "to-chuc", "Tổ chức thực hiện"),
        (Facet.PlanReporting, "bao-cao", "Báo cáo"),
        (Facet.PlanFunding, "kinh-phi", "Kinh phí"),
        (Facet.PlanIdentity, "van-ban", "Văn bản kế hoạch"),
    ];

    private static readonly FrozenDictionary<string, Facet> ByHeading = All.ToFrozenDictionary(row => row.Heading, row => row.Facet, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, Facet> BySlug = All.ToFrozenDictionary(row => row.Slug, row => row.Facet, StringComparer.Ordinal);

    /// <summary>The facets that every procedure must have.</summary>
    public static IReadOnlyList<Facet> RequiredInProcedure { get; } =
        [Facet.Overview, Facet.Eligibility, Facet.Documents, Facet.Steps, Facet.Office, Facet.Fee, Facet.Duration, Facet.QuestionAndAnswer];

    /// <summary>The headings that a procedure or FAQ may use, in their order.</summary>
    public static IReadOnlyList<string> DocumentHeadings { get; } =
        [.. All.Where(row => row.Facet < Facet.PlanTarget && row.Facet != Facet.LegalBasis).Select(row => row.Heading)];

    /// <summary>The headings that a plan's body may use.</summary>
    public static IReadOnlyList<string> PlanHeadings { get; } =
        [.. All.Where(row => row.Facet is > Facet.PlanTask and < Facet.PlanIdentity).Select(row => row.Heading)];

    /// <summary>The slug that interfaces use: "le-phi".</summary>
    public static string Slug(this Facet facet) => All[(int)facet].Slug;

    /// <summary>The heading that people read: "Lệ phí".</summary>
    public static string Heading(this Facet facet) => All[(int)facet].Heading;

    /// <summary>Finds a facet by its heading, to the letter.</summary>
    public static bool TryFromHeading(string heading, out Facet facet) => ByHeading.TryGetValue(heading, out facet);

    /// <summary>Finds a facet by its slug.</summary>
    public static bool TryFromSlug(string slug, out Facet facet) => BySlug.TryGetValue(slug, out facet);
}
