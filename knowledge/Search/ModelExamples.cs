using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>What the models learn from: the content's own questions, and the lexicon's example sentences.</summary>
internal sealed class ModelExamples
{
    private const float TitleWeight = 2f;
    private const float QuestionWeight = 1f;
    private const float OutOfScopeWeight = 1.5f;
    private const float HeadingWeight = 0.8f;

    /// <summary>A question of a file says its facet less plainly than the lexicon's examples do …</summary>
    private const float MarkedQuestionWeight = 0.2f;

    /// <summary>… and asks for some facets far more often than for others; how far that is evened out, 0 to 1.</summary>
    private const float EvenedOut = 0.7f;

    /// <summary>Pairs with words between are so many that only those which recur in this many sentences are worth their room.</summary>
    private const int FewestSentences = 3;

    private readonly List<Sentence> _topics;
    private readonly List<Sentence> _facets;
    private readonly Dictionary<string, AnalyzedText> _analyses;
    private readonly FacetReader _facetReader;

    /// <summary>Reads every sentence of <paramref name="content"/> once, side by side.</summary>
    public ModelExamples(ContentSet content, VietnameseAnalyzer analyzer)
    {
        _topics = [.. TopicSentences(content)];
        _facets = [.. FacetSentences(content)];
        _facetReader = new FacetReader(content.Lexicon.FacetPhrases);
        var texts = _topics.Concat(_facets).Select(sentence => sentence.Text).Distinct(StringComparer.Ordinal).ToArray();
        var read = new AnalyzedText[texts.Length];
        Parallel.For(0, texts.Length, i => read[i] = analyzer.AnalyzeQuestion(texts[i]));
        _analyses = texts.Zip(read).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Makes the words of the lexicon's example sentences known, before anything is repaired by them.</summary>
    public static void AddWords(ContentSet content, SegmentBuilder builder)
    {
        var lexicon = content.Lexicon;
        var texts = lexicon.SmallTalk.Concat(lexicon.OutOfScope).SelectMany(set => set.Examples)
            .Concat(lexicon.PlanQuestions).Concat(lexicon.FacetQuestions.Select(question => question.Text)).Concat(lexicon.FacetPhrases.Select(phrase => phrase.Phrase));
        foreach (var text in texts)
            foreach (var token in Tokenizer.Tokenize(Normalizer.Normalize(text))) builder.Term(token.Folded);
    }

    /// <summary>Sentences by topic; words that ask for a facet count less, as they do when a question is read.</summary>
    public LinearModelTrainer OfTopics(SegmentBuilder builder) => Trainer(_topics, builder, analysis =>
    {
        var reading = _facetReader.Read(analysis.Tokens);
        return token => Query.TopicWeight(reading.IsFacetWord[token]);
    });

    /// <summary>Sentences by facet, over all topics.</summary>
    public LinearModelTrainer OfFacets(SegmentBuilder builder) =>
        Trainer(_facets, builder, analysis => token => QuestionTail.Weight(token, analysis.Tokens.Count));

    private static IEnumerable<Sentence> TopicSentences(ContentSet content)
    {
        foreach (var document in content.Documents)
        {
            foreach (var name in document.Aliases.Prepend(document.Short ?? "").Prepend(document.Title).Where(name => name.Length > 0)) yield return new Sentence(document.Topic, name, TitleWeight);
            foreach (var question in document.Questions) yield return new Sentence(document.Topic, question.Text, QuestionWeight);
            foreach (var section in document.Sections.Where(section => section.Facet == Facet.QuestionAndAnswer)) yield return new Sentence(document.Topic, section.Heading, HeadingWeight);
        }
        foreach (var set in content.Lexicon.SmallTalk)
            foreach (var text in set.Examples) yield return new Sentence(Classes.SmallTalkPrefix + set.Kind, text, QuestionWeight);
        foreach (var set in content.Lexicon.OutOfScope)
            foreach (var text in set.Examples) yield return new Sentence(Classes.OutOfScopePrefix + set.Kind, text, OutOfScopeWeight);
        foreach (var text in content.Lexicon.PlanQuestions) yield return new Sentence(Classes.Plan, text, QuestionWeight);
    }

    private static IEnumerable<Sentence> FacetSentences(ContentSet content)
    {
        foreach (var (facet, text) in content.Lexicon.FacetQuestions) yield return new Sentence(facet.Slug(), text, QuestionWeight);
        foreach (var phrase in content.Lexicon.FacetPhrases.Where(phrase => phrase.Facet < Facet.PlanTarget)) yield return new Sentence(phrase.Facet.Slug(), phrase.Phrase, phrase.Weight);
        var marked = content.Documents.SelectMany(document => document.Questions).Where(question => question.Facet is not null).ToLookup(question => question.Facet!.Value);
        foreach (var group in marked)
        {
            var usual = marked.Sum(other => other.Count()) / (float)marked.Count;
            var weight = MarkedQuestionWeight * MathF.Pow(usual / group.Count(), EvenedOut);
            foreach (var question in group) yield return new Sentence(group.Key.Slug(), question.Text, weight);
        }
    }

    private LinearModelTrainer Trainer(List<Sentence> sentences, SegmentBuilder builder, Func<AnalyzedText, Func<int, float>> weighting)
    {
        var recurring = sentences.SelectMany(sentence => _analyses[sentence.Text].Terms.Where(term => term.IsApartPair).Select(term => term.Value).Distinct(StringComparer.Ordinal))
            .GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Count() >= FewestSentences).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var trainer = new LinearModelTrainer();
        foreach (var sentence in sentences)
        {
            var analysis = _analyses[sentence.Text];
            var weightOf = weighting(analysis);
            trainer.Add(
                trainer.Class(sentence.Class),
                [.. analysis.Terms.Where(term => !term.IsApartPair || recurring.Contains(term.Value)).Select(term => (builder.Term(term.Value), term.Weight * weightOf(term.Token), term.IsMarked))],
                sentence.Weight);
        }
        return trainer;
    }

    private sealed record Sentence(string Class, string Text, float Weight);
}
