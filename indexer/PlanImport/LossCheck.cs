using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>
/// The last net: lines that the readers took, but of which a word stands nowhere in the written file. Whatever a reader
/// overlooked, the person is shown the line.
/// </summary>
internal static class LossCheck
{
    private const int ShortestWord = 4;

    public static IReadOnlyList<SourceLine> Find(IReadOnlyList<SourceLine> lines, PlanDraft draft, string written)
    {
        var known = Words(written).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(line => draft.Used.Contains(line.Number) && Words(MarkupCleaner.Paragraph(line.Text)).Any(word => !known.Contains(word)))];
    }

    private static IEnumerable<string> Words(string text) =>
        Tokenizer.Tokenize(Normalizer.Normalize(text)).Where(token => token.Kind == TokenKind.Syllable && token.Folded.Length >= ShortestWord && token.Folded.All(char.IsAsciiLetterLower))
            .Select(token => token.Folded);
}
