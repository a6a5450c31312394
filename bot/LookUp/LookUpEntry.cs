using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.LookUp;

/// <summary>What an entry of the look-up is.</summary>
internal enum LookUpKind
{
    /// <summary>An administrative procedure.</summary>
    Procedure,

    /// <summary>A frequent question.</summary>
    Faq,

    /// <summary>A target of a plan.</summary>
    Target,

    /// <summary>A task of a plan.</summary>
    Task,
}

/// <summary>Something that can be looked up.</summary>
/// <param name="Id">The slug of a topic, the passage's id of a target or task.</param>
/// <param name="Line">The short answer: what a procedure is, who leads a task.</param>
/// <param name="Domain">The slug of its domain; null in a plan.</param>
/// <param name="Agency">Who decides or leads, as the content writes it.</param>
/// <param name="Plan">The slug of its plan; null outside of plans.</param>
/// <param name="Locality">The slug of its locality; null for what every locality shares.</param>
internal sealed record LookUpEntry(
    LookUpKind Kind, string Id, string Title, string? Line, string? Domain, string? Agency, string? Plan, string? Locality, PlanDeadline? Due)
{
    /// <summary>What it is, in one word or two.</summary>
    public string Label => Kind switch
    {
        LookUpKind.Procedure => "thủ tục",
        LookUpKind.Faq => "câu hỏi thường gặp",
        LookUpKind.Target => "chỉ tiêu",
        _ => "nhiệm vụ",
    };
}
