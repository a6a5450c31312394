using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>A law and where the content leans on it.</summary>
/// <param name="Uses">Files, with the articles that they name or the facet whose text mentions it.</param>
public sealed record LawUse(string Reference, string? Title, DateOnly? Effective, DateOnly? Expires, IReadOnlyList<string> Uses)
{
    /// <summary>Every law of the content, by reference.</summary>
    public static IReadOnlyList<LawUse> Of(ContentSet content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var uses = content.Documents.SelectMany(document => document.Legal.Select(law => (law.Reference, Law: (LegalReference?)law, Use: $"{document.Path}{(law.Articles is null ? "" : $": {law.Articles}")}")))
            .Concat(content.Documents.SelectMany(Mentions))
            .Concat(content.Plans.SelectMany(plan => plan.Legal.Select(reference => (reference, (LegalReference?)null, plan.Path))));
        return [.. uses.GroupBy(use => use.Item1.ToUpperInvariant(), StringComparer.Ordinal).Select(group => new LawUse(
                group.First().Item1, group.Select(use => use.Item2?.Title).FirstOrDefault(title => title is not null),
                group.Select(use => use.Item2?.Effective).FirstOrDefault(day => day is not null), group.Select(use => use.Item2?.Expires).FirstOrDefault(day => day is not null),
                [.. group.Select(use => use.Item3).Distinct(StringComparer.Ordinal)]))
            .OrderBy(law => law.Reference, StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<(string Reference, LegalReference? Law, string Use)> Mentions(Document document) =>
        document.Sections.SelectMany(section => section.Blocks.SelectMany(block => Tokenizer.Tokenize(Normalizer.Normalize(block.Markdown)))
            .Where(token => token.Kind == TokenKind.LegalReference)
            .Select(token => (token.Marked.ToUpperInvariant(), (LegalReference?)null, $"{document.Path}: trong mục \"{section.Heading}\"")));
}
