using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>
/// Finds questions of "Hỏi đáp" that ask nearly the same, in one topic or in a FAQ and elsewhere: one of the answers will
/// grow stale unseen. Two procedures may well have the same short question, each about itself.
/// </summary>
internal static class NearDuplicateCheck
{
    /// <summary>Share of syllables in common from which two questions are the same (Jaccard's index).</summary>
    private const double Same = 0.85;

    public static IEnumerable<Finding> Check(ContentSet content)
    {
        var entries = content.Documents
            .SelectMany(document => document.Sections.Where(section => section.Facet == Facet.QuestionAndAnswer)
                .Select(section => (Document: document, Section: section, Words: Words(section.Heading)))).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            for (var j = i + 1; j < entries.Count; j++)
            {
                var stand = entries[i].Document.Topic == entries[j].Document.Topic || entries[i].Document.Kind == TopicKind.Faq || entries[j].Document.Kind == TopicKind.Faq;
                if (!stand || Math.Min(entries[i].Words.Count, entries[j].Words.Count) < 4 || Likeness(entries[i].Words, entries[j].Words) < Same) continue;
                yield return new Finding(entries[j].Document.Path, entries[j].Section.Line,
                    $"câu hỏi \"{entries[j].Section.Heading}\" gần trùng \"{entries[i].Section.Heading}\" ở {entries[i].Document.Path}; giữ một nơi, nơi kia trỏ tới.", Severity.Warning);
            }
        }
    }

    private static HashSet<string> Words(string heading) => [.. Tokenizer.Tokenize(Normalizer.Normalize(heading)).Select(token => token.Folded)];

    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        var common = left.Count(right.Contains);
        return (double)common / (left.Count + right.Count - common);
    }
}
