namespace De06Assistant.Bot.Storage;

/// <summary>Why something has to be mended.</summary>
public enum ItemKind
{
    /// <summary>A rating of 1 or 2.</summary>
    Rating,

    /// <summary>A question that was declined; the same question from several citizens is one.</summary>
    Declined,

    /// <summary>Declined questions that ask the same in different words.</summary>
    Gap,
}

/// <summary>How far an item has come.</summary>
public enum ItemState
{
    /// <summary>Nobody has taken it up.</summary>
    New,

    /// <summary>Someone is at it.</summary>
    Working,

    /// <summary>The content was mended.</summary>
    Fixed,

    /// <summary>Nothing is mended; the note says why.</summary>
    Rejected,
}

/// <summary>Something to mend.</summary>
/// <param name="Number">Its number, by which people call it.</param>
/// <param name="At">When it was first raised.</param>
/// <param name="LastAt">When it was raised last.</param>
/// <param name="Question">The masked question.</param>
/// <param name="TurnId">The last turn that raised it.</param>
/// <param name="Status">The outcome of that turn.</param>
/// <param name="ContentVersion">The content that answered.</param>
/// <param name="Count">How often it was raised; for a gap, together with its members.</param>
/// <param name="Gap">The number of the gap that it belongs to; null for none.</param>
/// <param name="PublicNote">What citizens read about it.</param>
/// <param name="ClosedBy">Null where it closed by itself, since the citizen rated again.</param>
/// <param name="Asked">What the question gets now; null before it was asked again.</param>
/// <param name="Version">Counts the changes; a change says which version it was made on.</param>
public sealed record Item(
    long Number, ItemKind Kind, DateTimeOffset At, DateTimeOffset LastAt, string? Locality, string Question, string TurnId, string Status, string? Topic, string? Facet,
    string ContentVersion, int? Score, string? Comment, int Count, long? Gap, ItemState State, string? Owner, string? Note, string? PublicNote, DateTimeOffset? ClosedAt, string? ClosedBy,
    AskedAgain? Asked, long Version)
{
    /// <summary>Whether it is still to be mended.</summary>
    public bool IsOpen => State is ItemState.New or ItemState.Working;
}

/// <summary>What a question gets from a later content.</summary>
/// <param name="ContentVersion">That content.</param>
public sealed record AskedAgain(string ContentVersion, string Status, string? Topic, string? Facet);

/// <summary>Which items are listed; null lists all.</summary>
public sealed record ItemFilter(ItemState? State, ItemKind? Kind, string? Locality, string? Owner, int Skip, int Take);

/// <summary>The open items and how long they have waited.</summary>
/// <param name="Oldest">When the oldest was raised; null without any.</param>
/// <param name="Median">When the one in the middle was raised.</param>
public sealed record OpenItems(int Count, DateTimeOffset? Oldest, DateTimeOffset? Median);

/// <summary>How an item ends.</summary>
/// <param name="State">Fixed or rejected.</param>
/// <param name="Note">For the staff.</param>
/// <param name="PublicNote">For citizens; null for nothing.</param>
/// <param name="ContentVersion">The content that is live then.</param>
public sealed record ItemClosing(ItemState State, string Note, string? PublicNote, string ContentVersion);

/// <summary>A citizen's question that was mended, for the public page.</summary>
/// <param name="Topic">What answers it now, or answered it.</param>
/// <param name="Conversation">Tells askers apart; never shown.</param>
public sealed record MendedQuestion(long Number, DateTimeOffset ClosedAt, string? Topic, string Conversation, string? PublicNote);
