using System.Runtime.InteropServices;
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
    private const float EvenedOut = 0.9f;

    /// <summary>Pairs with words between are so many that only those which recur in this many sentences are worth their room.</summary>
    private const int FewestSentences = 3;

    /// <summary>A word says something of its own in a topic when it recurs in this many of the topic's questions.</summary>
    private const int FewestCrossed = 2;

    /// <summary>Share of a sentence's terms that the model of topics does without each time; a facet hangs on too few words for that.</summary>
    private const double TopicBlankout = 0.3;

    private readonly SegmentBuilder _builder;
    private readonly List<Sentence> _topics;
    private readonly List<Sentence> _facets;
    private readonly Dictionary<string, ReadSentence> _read;
    private readonly FacetReader _facetReader;
    private readonly List<string> _terms = [];

    /// <summary>Reads every sentence of <paramref name="content"/> once, side by side.</summary>
    public ModelExamples(ContentSet content, VietnameseAnalyzer analyzer, SegmentBuilder builder)
    {
        _builder = builder;
        _topics = [.. TopicSentences(content)];
        _facets = [.. FacetSentences(content, builder)];
        _facetReader = new FacetReader(content.Lexicon.FacetPhrases);
        var texts = _topics.Concat(_facets).Select(sentence => sentence.Text).Distinct(StringComparer.Ordinal).ToArray();
        var analyses = new AnalyzedText[texts.Length];
        Parallel.For(0, texts.Length, i => analyses[i] = analyzer.AnalyzeQuestion(texts[i]));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _read = texts.Zip(analyses).ToDictionary(pair => pair.First, pair => Number(pair.Second, numbers), StringComparer.Ordinal);
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

    /// <summary>The trainers, filled side by side.</summary>
    public LinearModelTrainer[] Trainers()
    {
        var (inTopics, inFacets) = (CountSentences(_topics), CountSentences(_facets));
        // Numbers in the segment are given here, one after another, so that they do not depend on which trainer comes first.
        var terms = new ExampleTerm[_terms.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            var fewest = Term.IsApart(_terms[i]) ? FewestSentences : 1;
            var (isTopicTerm, isFacetTerm) = (inTopics[i] >= fewest, inFacets[i] >= fewest);
            terms[i] = new ExampleTerm(isTopicTerm || isFacetTerm ? _builder.Term(_terms[i]) : -1, isTopicTerm, isFacetTerm, Term.IsMarkedSyllable(_terms[i]));
        }
        var trainers = new LinearModelTrainer[2];
        Parallel.Invoke(() => trainers[0] = OfTopics(terms), () => trainers[1] = OfFacets(terms));
        return trainers;
    }

    /// <summary>Sentences by topic; words that ask for a facet count less, as they do when a question is read.</summary>
    private LinearModelTrainer OfTopics(ExampleTerm[] terms) => Trainer(_topics, terms, static term => term.IsInTopics, TopicBlankout, tokens =>
    {
        var reading = _facetReader.Read(tokens);
        return token => Query.TopicWeight(reading.IsFacetWord[token]);
    });

    /// <summary>Sentences by facet, over all topics; what a topic's own questions ask for by which words counts for that topic besides.</summary>
    private LinearModelTrainer OfFacets(ExampleTerm[] terms) =>
        Trainer(_facets, terms, static term => term.IsInFacets, 0, tokens => token => QuestionTail.Weight(token, tokens.Count));

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

    private static IEnumerable<Sentence> FacetSentences(ContentSet content, SegmentBuilder builder)
    {
        foreach (var (facet, text) in content.Lexicon.FacetQuestions) yield return new Sentence(facet.Slug(), text, QuestionWeight);
        foreach (var phrase in content.Lexicon.FacetPhrases.Where(phrase => phrase.Facet < Facet.PlanTarget)) yield return new Sentence(phrase.Facet.Slug(), phrase.Phrase, phrase.Weight);
        var topics = builder.TopicNumbers();
        var marked = content.Documents.SelectMany(document => document.Questions.Select(question => (question.Facet, question.Text, Topic: topics[document.Topic])))
            .Where(question => question.Facet is not null).ToLookup(question => question.Facet!.Value);
        foreach (var group in marked)
        {
            var usual = marked.Sum(other => other.Count()) / (float)marked.Count;
            var weight = MarkedQuestionWeight * MathF.Pow(usual / group.Count(), EvenedOut);
            foreach (var question in group) yield return new Sentence(group.Key.Slug(), question.Text, weight, question.Topic);
        }
    }

    private ReadSentence Number(AnalyzedText analysis, Dictionary<string, int> numbers)
    {
        var terms = new ReadTerm[analysis.Terms.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            var term = analysis.Terms[i];
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, term.Value, out var isKnown);
            if (!isKnown)
            {
                number = _terms.Count;
                _terms.Add(term.Value);
            }
            terms[i] = new ReadTerm(number, term.Weight, term.Token);
        }
        return new ReadSentence(analysis.Tokens, terms, [.. terms.Select(term => term.Number).Distinct()]);
    }

    private LinearModelTrainer Trainer(
        List<Sentence> sentences, ExampleTerm[] terms, Func<ExampleTerm, bool> isTerm, double blankout, Func<IReadOnlyList<Token>, Func<int, float>> weighting)
    {
        var recurring = Recurring(sentences);
        var trainer = new LinearModelTrainer(blankout);
        var features = new List<ModelFeature>();
        foreach (var (place, sentence) in sentences.Index())
        {
            var read = _read[sentence.Text];
            var weightOf = weighting(read.Tokens);
            features.Clear();
            for (var i = 0; i < read.Terms.Length; i++)
            {
                var (number, weight, token) = read.Terms[i];
                var term = terms[number];
                if (!isTerm(term)) continue;
                var feature = new ModelFeature(term.Number, ModelFeature.NoTopic, weight * weightOf(token), term.IsMarked);
                features.Add(feature);
                if (recurring[place] is { } recurs && recurs[i]) features.Add(feature with { Topic = sentence.Topic, Value = feature.Value * LinearModel.CrossedWeight });
            }
            trainer.Add(trainer.Class(sentence.Class), features, sentence.Weight);
        }
        return trainer;
    }

    /// <summary>In how many sentences each term stands.</summary>
    private int[] CountSentences(List<Sentence> sentences)
    {
        var counts = new int[_terms.Count];
        foreach (var sentence in sentences)
            foreach (var number in _read[sentence.Text].Numbers) counts[number]++;
        return counts;
    }

    /// <summary>For each sentence of a topic, which of its terms recur in that topic; null for others.</summary>
    private bool[]?[] Recurring(List<Sentence> sentences)
    {
        var recurring = new bool[]?[sentences.Count];
        var counts = new int[_terms.Count];
        foreach (var topic in Enumerable.Range(0, sentences.Count).Where(place => sentences[place].Topic != ModelFeature.NoTopic).GroupBy(place => sentences[place].Topic))
        {
            var reads = topic.Select(place => (Place: place, Read: _read[sentences[place].Text])).ToList();
            foreach (var number in reads.SelectMany(sentence => sentence.Read.Numbers)) counts[number]++;
            foreach (var (place, read) in reads) recurring[place] = Array.ConvertAll(read.Terms, term => counts[term.Number] >= FewestCrossed);
            foreach (var number in reads.SelectMany(sentence => sentence.Read.Numbers)) counts[number] = 0;
        }
        return recurring;
    }

    /// <param name="Topic">The number of the topic that asks it, where that matters.</param>
    private sealed record Sentence(string Class, string Text, float Weight, int Topic = ModelFeature.NoTopic);

    /// <param name="Numbers">Its terms, each once.</param>
    private sealed record ReadSentence(IReadOnlyList<Token> Tokens, ReadTerm[] Terms, int[] Numbers);

    /// <param name="Number">Its number in the segment; -1 where no model knows it.</param>
    private readonly record struct ExampleTerm(int Number, bool IsInTopics, bool IsInFacets, bool IsMarked);

    /// <param name="Number">The place of the term in <see cref="_terms"/>.</param>
    private readonly record struct ReadTerm(int Number, float Weight, int Token);
}
