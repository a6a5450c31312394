using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Finds files that lean on laws that no longer hold.</summary>
internal static class LawCheck
{
    // A sentence with one of these speaks of the old law as old.
    private static readonly string[] PastWords = ["cũ", "trước đây", "trước kia", "thay", "hết hiệu lực", "bãi bỏ", "không còn", "năm 20"];

    public static IEnumerable<Finding> Check(ContentSet content, DateOnly today)
    {
        var repealed = content.Lexicon.RepealedLaws.Where(law => law.Since <= today).ToDictionary(law => law.Reference, StringComparer.OrdinalIgnoreCase);
        foreach (var document in content.Documents)
        {
            foreach (var legal in document.Legal)
            {
                if (legal.Expires is { } expires && expires <= today)
                    yield return new Finding(document.Path, 1, $"{legal.Reference} đã hết hiệu lực từ {expires:dd/MM/yyyy}; thay bằng văn bản mới rồi bỏ dòng này.");
                else if (repealed.TryGetValue(legal.Reference, out var law))
                    yield return new Finding(document.Path, 1, $"{legal.Reference} đã hết hiệu lực từ {law.Since:dd/MM/yyyy}, thay bằng {law.By}.");
            }
            foreach (var section in document.Sections)
                foreach (var finding in Mentions(document, section, repealed)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Mentions(Document document, Section section, Dictionary<string, RepealedLaw> repealed)
    {
        foreach (var sentence in section.Blocks.SelectMany(block => Sentences.Of(block.Markdown)))
        {
            if (PastWords.Any(word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase))) continue;
            foreach (var token in Tokenizer.Tokenize(Normalizer.Normalize(sentence)).Where(token => token.Kind == TokenKind.LegalReference))
            {
                if (repealed.TryGetValue(token.Marked, out var law))
                    yield return new Finding(document.Path, section.Line, $"mục \"{section.Heading}\" nhắc {law.Reference} như còn hiệu lực; văn bản này hết hiệu lực từ {law.Since:dd/MM/yyyy}, thay bằng {law.By}.");
            }
        }
    }
}
