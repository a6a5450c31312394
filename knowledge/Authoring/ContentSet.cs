namespace De06Assistant.Knowledge.Authoring;

/// <summary>All content of a folder, read and typed.</summary>
/// <param name="Hash">The first 16 hexadecimal digits of the SHA-256 over all files: the content version.</param>
/// <param name="Findings">What was found wrong while reading.</param>
public sealed record ContentSet(
    string Hash,
    IReadOnlyList<Document> Documents,
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<Locality> Localities,
    ContentLexicon Lexicon,
    IReadOnlyList<ReplyTemplate> Replies,
    IReadOnlyList<NoticeFile> Notices,
    IReadOnlyList<Finding> Findings);
