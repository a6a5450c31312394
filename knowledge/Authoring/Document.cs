namespace De06Assistant.Knowledge.Authoring;

/// <summary>What kind of topic a content file is.</summary>
public enum TopicKind
{
    /// <summary>An administrative procedure.</summary>
    Procedure,

    /// <summary>A frequently asked subject that is no procedure.</summary>
    Faq,

    /// <summary>The plan of a locality.</summary>
    Plan,
}

/// <summary>How sure the editors are of a file or a legal reference.</summary>
public enum Confidence
{
    /// <summary>thấp: never shown without the advice to confirm at the one-stop desk.</summary>
    Low,

    /// <summary>vừa.</summary>
    Medium,

    /// <summary>cao.</summary>
    High,
}

/// <summary>A place where a procedure is filed online.</summary>
public sealed record OnlineChannel(string Name, string Url, string? Path);

/// <summary>A law or decree that the content leans on.</summary>
/// <param name="Reference">The bare number: "69/2024/NĐ-CP".</param>
/// <param name="Title">Its name.</param>
/// <param name="Articles">The articles that matter.</param>
/// <param name="Effective">In force from this day; null when not verified.</param>
/// <param name="Expires">No longer in force from this day; null while none is known.</param>
/// <param name="Confidence">Set when lower than that of the file.</param>
public sealed record LegalReference(string Reference, string? Title, string? Articles, DateOnly? Effective, DateOnly? Expires, Confidence? Confidence)
{
    /// <summary>Whether it is in force on <paramref name="day"/>.</summary>
    public bool IsInForce(DateOnly day) => !(Effective > day) && !(Expires <= day);
}

/// <summary>A page that a fact was read on.</summary>
public sealed record Source(string Title, string? Url, DateOnly? Seen);

/// <summary>A piece of text with the days on which it holds.</summary>
/// <param name="From">The first day; null for always.</param>
/// <param name="Until">The day from which it no longer holds; null for open end.</param>
/// <param name="Markdown">The text.</param>
public sealed record TextBlock(DateOnly? From, DateOnly? Until, string Markdown)
{
    /// <summary>Whether it holds on <paramref name="day"/>.</summary>
    public bool HoldsOn(DateOnly day) => !(From > day) && !(Until <= day);
}

/// <summary>A facet of a document, or one question of its "Hỏi đáp".</summary>
/// <param name="Facet">Which facet.</param>
/// <param name="Heading">The heading as people read it; for a question, the question.</param>
/// <param name="Blocks">The text, cut by validity period.</param>
/// <param name="Line">Where it starts in the file.</param>
public sealed record Section(Facet Facet, string Heading, IReadOnlyList<TextBlock> Blocks, int Line);

/// <summary>A procedure or FAQ file.</summary>
/// <param name="Extends">For a FAQ that belongs to a procedure: the procedure's slug. Its questions and answers become that topic's.</param>
public sealed record Document(
    TopicKind Kind,
    string Path,
    string Slug,
    string Title,
    string? Short,
    LocatedText? Extends,
    string Domain,
    IReadOnlyList<string> LifeEvents,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<AskedQuestion> Questions,
    string? Agency,
    IReadOnlyList<OnlineChannel> Online,
    IReadOnlyList<LegalReference> Legal,
    DateOnly Verified,
    Confidence Confidence,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<LocatedText> Related,
    Checklist? Checklist,
    IReadOnlyList<Section> Sections)
{
    /// <summary>The topic that answers with this file.</summary>
    public string Topic => Extends?.Text ?? Slug;
}

/// <summary>A real way of asking.</summary>
/// <param name="Facet">The facet that it asks for, where an editor has said so: "mất tiền không [le-phi]".</param>
/// <param name="Line">The line that it stands on.</param>
public sealed record AskedQuestion(string Text, Facet? Facet, int Line);

/// <summary>A text of the front matter with the line that it stands on.</summary>
public sealed record LocatedText(string Text, int Line);
