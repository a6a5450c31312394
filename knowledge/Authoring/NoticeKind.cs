namespace De06Assistant.Knowledge.Authoring;

/// <summary>What a notice is about; the gravest first, which is the order in which notices are shown.</summary>
public enum NoticeKind
{
    /// <summary>Storm, flood and the like.</summary>
    Disaster,

    /// <summary>A service is down.</summary>
    Outage,

    /// <summary>Other opening hours than usual.</summary>
    Hours,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>The names of the kinds.</summary>
public static class NoticeKinds
{
    /// <summary>All kinds, in their order.</summary>
    public static IReadOnlyList<NoticeKind> All { get; } = Enum.GetValues<NoticeKind>();

    /// <summary>The name in content files, records and the API: "thien-tai".</summary>
    public static string Slug(this NoticeKind kind) => kind switch
    {
        NoticeKind.Disaster => "thien-tai",
        NoticeKind.Outage => "mat-dich-vu",
        NoticeKind.Hours => "gio-lam-viec",
        _ => "khac",
    };

    /// <summary>The name as people read it.</summary>
    public static string Label(this NoticeKind kind) => kind switch
    {
        NoticeKind.Disaster => "Thiên tai",
        NoticeKind.Outage => "Dịch vụ gián đoạn",
        NoticeKind.Hours => "Giờ làm việc",
        _ => "Việc khác",
    };

    /// <summary>The kind of a name; null when it is none.</summary>
    public static NoticeKind? FromSlug(string? slug) => All.Cast<NoticeKind?>().FirstOrDefault(kind => kind!.Value.Slug() == slug);
}
