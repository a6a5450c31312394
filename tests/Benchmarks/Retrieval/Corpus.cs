using De06Assistant.Indexer;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>A sentence to train a classifier with.</summary>
/// <param name="Topic">Its class; <see cref="Corpus.NoTopic"/> for what no topic answers.</param>
internal sealed record TrainingSentence(string Topic, string Text);

/// <summary>What every peer gets: the passages as <c>indexer export</c> writes them.</summary>
/// <param name="Sentences">The titles and questions of each topic, for peers that learn topics instead of searching passages.</param>
/// <param name="Examples">What this product learns beside them: questions about plans, small talk and questions out of scope.</param>
internal sealed record Corpus(IReadOnlyList<ExportedPassage> Passages, IReadOnlyList<TrainingSentence> Sentences, IReadOnlyList<TrainingSentence> Examples)
{
    /// <summary>The class of what no topic answers, as node-nlp calls it.</summary>
    public const string NoTopic = "None";

    private readonly Dictionary<string, ExportedPassage> _byId = Passages.ToDictionary(passage => passage.Id, StringComparer.Ordinal);

    public static Corpus Of(KnowledgeIndex index, ContentLexicon lexicon)
    {
        List<ExportedPassage> passages = [.. ExportedPassage.All(index)];
        // A topic's title once, not with every heading of its passages; a plan's targets and tasks are known by theirs.
        var titles = Enumerable.Range(0, index.National.Manifest.Topics).Select(index.National.Topic).Select(topic => new TrainingSentence(topic.Slug, topic.Title))
            .Concat(passages.Where(passage => ClassOf(passage) == Evaluation.PlanLabel).Select(passage => new TrainingSentence(Evaluation.PlanLabel, passage.Title)));
        var sentences = titles.Concat(passages.SelectMany(passage => passage.Questions.Select(text => new TrainingSentence(ClassOf(passage), text)))).Distinct();
        var outside = lexicon.OutOfScope.Concat(lexicon.SmallTalk).SelectMany(set => set.Examples).Select(text => new TrainingSentence(NoTopic, text));
        var plans = lexicon.PlanQuestions.Select(text => new TrainingSentence(Evaluation.PlanLabel, text));
        return new Corpus(passages, [.. sentences], [.. outside, .. plans]);
    }

    /// <summary>The class that a hit answers with, and its passage; null from a peer that knows no passages.</summary>
    public (string Class, ExportedPassage? Passage) Resolve(PeerHit hit) =>
        _byId.TryGetValue(hit.Id, out var passage) ? (ClassOf(passage), passage) : (hit.Id, null);

    private static string ClassOf(ExportedPassage passage) => passage.Kind == ExportedPassage.PlanKind ? Evaluation.PlanLabel : passage.Slug;
}
