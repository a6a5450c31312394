namespace De06Assistant.Bot.Staff;

/// <summary>What an account is for, and what that lets it do.</summary>
internal static class StaffRoles
{
    /// <summary>The one-stop desk: looks things up, answers left questions.</summary>
    public const string LookUp = "look-up";

    /// <summary>Edits content: also makes drafts of answered questions.</summary>
    public const string Editor = "editor";

    /// <summary>Reports satisfaction: sees no left question and no citizen's name.</summary>
    public const string Report = "report";

    /// <summary>Everything, and the audit trail.</summary>
    public const string Admin = "admin";

    /// <summary>Policy: see, answer and assign left questions.</summary>
    public const string InboxPolicy = "inbox";

    /// <summary>Policy: make and fetch drafts.</summary>
    public const string DraftsPolicy = "drafts";

    /// <summary>Policy: see and mend what citizens were not satisfied with or got no answer to.</summary>
    public const string ItemsPolicy = "items";

    /// <summary>Policy: set, change and end notices.</summary>
    public const string NoticesPolicy = "notices";

    /// <summary>Policy: see the state of the content, build the index.</summary>
    public const string ContentPolicy = "content";

    /// <summary>Policy: see and fetch the figures.</summary>
    public const string ReportsPolicy = "reports";

    /// <summary>Policy: see the audit trail.</summary>
    public const string AuditPolicy = "audit";

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [LookUp, Editor, Report, Admin];

    /// <summary>Who may do what.</summary>
    public static IReadOnlyDictionary<string, string[]> Policies { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [InboxPolicy] = [LookUp, Editor, Admin],
        [DraftsPolicy] = [Editor, Admin],
        [ItemsPolicy] = [Editor, Admin],
        [NoticesPolicy] = [LookUp, Editor, Admin],
        [ContentPolicy] = [Editor, Admin],
        [ReportsPolicy] = [Report, Admin],
        [AuditPolicy] = [Admin],
    };

    /// <summary>How a role is called on the pages.</summary>
    public static string Label(string role) => role switch
    {
        LookUp => "bộ phận một cửa",
        Editor => "biên tập nội dung",
        Report => "báo cáo",
        Admin => "quản trị",
        _ => role,
    };
}
