using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>What the models learn from: the content's own questions, and the lexicon's example sentences.</summary>
internal static class ModelExamples
{
    private const float TitleWeight = 2f;
    private const float QuestionWeight = 1f;
    private const float OutOfScopeWeight = 1.5f;
    private const float HeadingWeight = 0.8f;

    /// <summary>Makes the words of the lexicon's example sentences known, before anything is repaired by them.</summary>
    public static void AddWords(ContentSet content, VietnameseAnalyzer analyzer, SegmentBuilder builder)
    {
        var lexicon = content.Lexicon;
        var texts = lexicon.SmallTalk.Concat(lexicon.OutOfScope).SelectMany(set => set.Examples)
            .Concat(lexicon.PlanQuestions).Concat(lexicon.FacetQuestions.Select(question => question.Text)).Concat(lexicon.FacetPhrases.Select(phrase => phrase.Phrase));
        foreach (var text in texts)
            foreach (var term in analyzer.AnalyzeQuestion(text).Terms) builder.Term(term.Value);
    }

    /// <summary>Sentences by topic; words that ask for a facet count less, as they do when a question is read.</summary>
    public static LinearModelTrainer OfTopics(ContentSet content, VietnameseAnalyzer analyzer, SegmentBuilder builder)
    {
        var trainer = new LinearModelTrainer();
        var facets = new FacetReader(content.Lexicon.FacetPhrases);
        foreach (var document in content.Documents)
        {
            Add(document.Topic, [document.Title, document.Short ?? "", .. document.Aliases], TitleWeight);
            Add(document.Topic, document.Questions.Select(question => question.Text), QuestionWeight);
            Add(document.Topic, document.Sections.Where(section => section.Facet == Facet.QuestionAndAnswer).Select(section => section.Heading), HeadingWeight);
        }
        foreach (var set in content.Lexicon.SmallTalk) Add(Classes.SmallTalkPrefix + set.Kind, set.Examples, QuestionWeight);
        foreach (var set in content.Lexicon.OutOfScope) Add(Classes.OutOfScopePrefix + set.Kind, set.Examples, OutOfScopeWeight);
        Add(Classes.Plan, content.Lexicon.PlanQuestions, QuestionWeight);
        return trainer;

        void Add(string name, IEnumerable<string> texts, float weight)
        {
            foreach (var text in texts.Where(text => text.Length > 0))
            {
                var analysis = analyzer.AnalyzeQuestion(text);
                var reading = facets.Read(analysis.Tokens);
                trainer.Add(trainer.Class(name), Terms(builder, analysis, token => Query.TopicWeight(reading.IsFacetWord[token])), weight);
            }
        }
    }

    /// <summary>Sentences by facet, over all topics.</summary>
    public static LinearModelTrainer OfFacets(ContentSet content, VietnameseAnalyzer analyzer, SegmentBuilder builder)
    {
        var trainer = new LinearModelTrainer();
        foreach (var (facet, text) in content.Lexicon.FacetQuestions)
            trainer.Add(trainer.Class(facet.Slug()), Terms(builder, analyzer.AnalyzeQuestion(text), _ => 1), QuestionWeight);
        foreach (var phrase in content.Lexicon.FacetPhrases.Where(phrase => phrase.Facet < Facet.PlanTarget))
            trainer.Add(trainer.Class(phrase.Facet.Slug()), Terms(builder, analyzer.AnalyzeQuestion(phrase.Phrase), _ => 1), phrase.Weight);
        return trainer;
    }

    private static List<(int Term, float Weight, bool Marked)> Terms(SegmentBuilder builder, AnalyzedText analysis, Func<int, float> weightOf) =>
        [.. analysis.Terms.Select(term => (builder.Term(term.Value), term.Weight * weightOf(term.Token), term.Value[0] == '='))];
}
