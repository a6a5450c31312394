using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>A topic as a segment stores it: what an answer needs beside the passage's text.</summary>
/// <param name="Questions">Real ways of asking, as the editor wrote them.</param>
/// <param name="Plan">Set for a plan.</param>
/// <param name="FirstPassage">The number of its first passage; its passages follow one another.</param>
public sealed record StoredTopic(
    string Slug,
    TopicKind Kind,
    string Title,
    string? Short,
    string? Domain,
    IReadOnlyList<string> LifeEvents,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Questions,
    string? Agency,
    IReadOnlyList<OnlineChannel> Online,
    IReadOnlyList<LegalReference> Legal,
    DateOnly Verified,
    Confidence Confidence,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<string> Related,
    PlanCard? Plan,
    Checklist? Checklist,
    int FirstPassage,
    int PassageCount)
{
    /// <summary>The name that buttons show.</summary>
    public string DisplayName => Short ?? Title;
}

/// <summary>What identifies a plan in an answer.</summary>
public sealed record PlanCard(string Locality, string? Number, string Issued, string Issuer, Signer? Signer, Period? Period, IReadOnlyList<string> Legal);

/// <summary>A passage as a segment stores it: one facet, one question with its answer, one target or one task.</summary>
/// <param name="Id">Unique in the index: "dang-ky-thuong-tru/le-phi", "dang-ky-thuong-tru/hoi-dap/3".</param>
/// <param name="Topic">The number of its topic in the segment.</param>
public sealed record StoredPassage(
    string Id,
    int Topic,
    Facet Facet,
    string Heading,
    IReadOnlyList<TextBlock> Blocks,
    PlanTarget? Target,
    PlanTask? Task,
    IReadOnlyList<ReportingDeadline>? Reporting);
