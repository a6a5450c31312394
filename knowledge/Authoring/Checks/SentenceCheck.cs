using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Finds sentences that are too long to hear once and understand.</summary>
internal static class SentenceCheck
{
    /// <summary>Longest sentence in syllables: some twenty seconds of reading aloud.</summary>
    private const int MostSyllables = 45;

    public static IEnumerable<Finding> Check(ContentSet content)
    {
        foreach (var document in content.Documents)
            foreach (var section in document.Sections)
                foreach (var sentence in section.Blocks.SelectMany(block => Sentences.Of(block.Markdown)))
                    if (Tokenizer.Tokenize(Normalizer.Normalize(sentence)).Count is > MostSyllables and var count)
                        yield return new Finding(document.Path, section.Line, $"mục \"{section.Heading}\" có câu dài {count} tiếng, nghe một lần khó hiểu; tách câu: \"{Start(sentence)}…\"", Severity.Warning);
    }

    private static string Start(string sentence) => sentence.Length <= 50 ? sentence : sentence[..50];
}
