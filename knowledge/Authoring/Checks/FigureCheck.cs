using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>
/// Finds contradictions of figure: the answer to a question of "Hỏi đáp" about the fee or the days, or a FAQ that names a
/// procedure, gives a figure that the procedure's own facets do not have.
/// </summary>
internal static class FigureCheck
{
    public static IEnumerable<Finding> Check(ContentSet content)
    {
        var asks = new PhraseTable<Facet>(content.Lexicon.FacetPhrases.Where(phrase => phrase.Facet is Facet.Fee or Facet.Duration).Select(phrase => (phrase.Phrase, phrase.Facet)));
        // Doubled slugs are another check's finding.
        var figures = content.Documents.DistinctBy(document => document.Slug, StringComparer.Ordinal).ToDictionary(document => document.Slug, FacetFigures, StringComparer.Ordinal);
        foreach (var document in content.Documents.Where(document => document.Kind == TopicKind.Procedure))
            foreach (var finding in InAnswers(document, figures[document.Slug], asks)) yield return finding;

        var names = new PhraseTable<Document>(content.Documents.Where(document => document.Kind == TopicKind.Procedure)
            .SelectMany(document => document.Aliases.Append(document.Title).Append(document.Short ?? document.Title).Select(name => (name, document))));
        foreach (var document in content.Documents.Where(document => document.Kind == TopicKind.Faq))
            foreach (var finding in InFaq(document, names, figures)) yield return finding;
    }

    private static IEnumerable<Finding> InAnswers(Document document, HashSet<string> known, PhraseTable<Facet> asks)
    {
        foreach (var section in document.Sections.Where(section => section.Facet == Facet.QuestionAndAnswer && First(section.Heading, asks, out _)))
            foreach (var figure in section.Blocks.SelectMany(block => Figures.Of(block.Markdown)).Distinct().Where(figure => !known.Contains(figure)))
                yield return new Finding(document.Path, section.Line, $"câu hỏi \"{section.Heading}\" có số \"{figure}\" mà các mục của thủ tục không có; kiểm xem có mâu thuẫn không.", Severity.Warning);
    }

    private static IEnumerable<Finding> InFaq(Document faq, PhraseTable<Document> names, Dictionary<string, HashSet<string>> figures)
    {
        foreach (var section in faq.Sections)
        {
            foreach (var sentence in section.Blocks.SelectMany(block => Sentences.Of(block.Markdown)))
            {
                if (!First(sentence, names, out var procedure)) continue;
                foreach (var figure in Figures.Of(sentence).Where(figure => !figures[procedure.Slug].Contains(figure)))
                    yield return new Finding(faq.Path, section.Line, $"mục \"{section.Heading}\" nói về \"{procedure.Short ?? procedure.Title}\" với số \"{figure}\" mà {procedure.Path} không có; kiểm xem có mâu thuẫn không.", Severity.Warning);
            }
        }
    }

    private static bool First<T>(string text, PhraseTable<T> phrases, out T found)
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(text));
        for (var i = 0; i < tokens.Count; i++)
            if (phrases.TryMatch(tokens, i, out _, out found)) return true;
        found = default!;
        return false;
    }

    private static HashSet<string> FacetFigures(Document document) =>
        [.. document.Sections.Where(section => section.Facet != Facet.QuestionAndAnswer).SelectMany(section => section.Blocks).SelectMany(block => Figures.Of(block.Markdown))];
}
