namespace De06Assistant.Indexer.PlanImport;

/// <summary>What a section of a plan is for.</summary>
internal enum SectionRole
{
    None,
    Goal,
    Requirement,
    Targets,
    Tasks,
    Organisation,
    Funding,
}

/// <summary>Tells from the headings above what a paragraph is for.</summary>
internal static class SectionRoles
{
    public static SectionRole Of(OutlineNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
            if (current.IsHeading && FromHeading(current.Text) is var role && role != SectionRole.None) return role;
        return SectionRole.None;
    }

    /// <summary>The heading of a content file under which such paragraphs go.</summary>
    public static string BodyHeading(this SectionRole role) => role switch
    {
        SectionRole.Goal or SectionRole.Targets or SectionRole.None => "Mục tiêu chung",
        SectionRole.Requirement => "Yêu cầu",
        SectionRole.Tasks => "Giải pháp",
        SectionRole.Funding => "Kinh phí",
        _ => "Tổ chức thực hiện",
    };

    /// <summary>What a heading by itself announces.</summary>
    public static SectionRole FromHeading(string heading)
    {
        if (Phrase.Mentions(heading, "muc tieu cu the", "chi tieu")) return SectionRole.Targets;
        if (Phrase.Mentions(heading, "yeu cau", "pham vi", "quan diem", "nguyen tac")) return SectionRole.Requirement;
        if (Phrase.Mentions(heading, "muc tieu chung", "muc dich") || Phrase.Fold(heading).StartsWith("muc tieu", StringComparison.Ordinal)) return SectionRole.Goal;
        if (Phrase.Mentions(heading, "nhiem vu", "giai phap", "noi dung thuc hien")) return SectionRole.Tasks;
        if (Phrase.Mentions(heading, "kinh phi")) return SectionRole.Funding;
        return Phrase.Mentions(heading, "to chuc thuc hien", "phan cong", "trach nhiem") ? SectionRole.Organisation : SectionRole.None;
    }
}
