using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Decides a question: topic and facet, or that it is small talk, about the plan, out of scope or not covered.
/// </summary>
/// <remarks>Thread-safe; holds no state of a question.</remarks>
public sealed class Retriever
{
    private readonly KnowledgeIndex _index;
    private readonly VietnameseAnalyzer _analyzer;
    private readonly FacetReader _facets;
    private readonly TopicRanker _topics;
    private readonly FacetRanker _passages;
    private readonly ContextReader _contexts;

    internal Retriever(KnowledgeIndex index)
    {
        _index = index;
        _analyzer = new VietnameseAnalyzer(index.Lexicon.Words, index.National.ReadVocabulary(), index.National.ReadSyllableCounts());
        _facets = new FacetReader(index.Lexicon.FacetPhrases);
        _topics = new TopicRanker(index.National, index.TopicModel);
        _passages = new FacetRanker(index.National, index.FacetModel);
        _contexts = new ContextReader(index.National, index.Lexicon.Dialogue);
    }

    /// <summary>Decides <paramref name="text"/>.</summary>
    /// <param name="text">The question as typed.</param>
    /// <param name="localitySlug">The asker's locality; one that the question names goes before it.</param>
    /// <param name="context">What the conversation is about; null decides the question by itself.</param>
    public Retrieval Retrieve(string text, string? localitySlug, AskContext? context = null)
    {
        var question = Read(text, localitySlug);
        var prior = context is null ? null : _contexts.Read(question, context);
        var ranking = _topics.Rank(question, prior);
        var plan = question.Locality is { } locality && _index.LocalSegment(locality.Slug) is { } segment ? PlanRanker.Rank(segment, question) : null;
        return Decide(question, ranking, plan, prior);
    }

    /// <summary>What a facet of a topic says, without a question; the overview where the topic does not have the facet.</summary>
    /// <returns>Null when there is no such topic.</returns>
    public Retrieval? Show(string topic, Facet facet, string? localitySlug)
    {
        if (!_index.Topics.TryGetValue(topic, out var number)) return null;
        var (shown, passage) = _passages.Show(number, facet);
        var locality = localitySlug is null ? null : _index.Localities.BySlug(localitySlug);
        return new Retrieval(DecisionKind.Answer, _analyzer.AnalyzeContent(""), locality, topic, _index.National, _index.National.Topic(number), shown, [passage], 1, [new Candidate(topic, 1)]);
    }

    /// <summary>Whether <paramref name="text"/> asks for a facet in words of lexicon/facets.yaml.</summary>
    public bool AsksFacet(string text) => Weigh(text, null, new AskContext("", null)).AsksFacet;

    internal ContextPrior Weigh(string text, string? localitySlug, AskContext context) => _contexts.Read(Read(text, localitySlug), context);

    /// <summary>Reads a question as <see cref="Retrieve"/> does, for explanations.</summary>
    internal Question Read(string text, string? localitySlug)
    {
        Locality? named = null;
        var own = localitySlug is null ? null : _index.Localities.BySlug(localitySlug);
        var analysis = _analyzer.AnalyzeQuestion(text, (typed, repairs) =>
        {
            named = _index.Localities.Find(typed, new bool[typed.Count]);
            if (named is null && _index.Localities.Repair(typed, own, IsPair, repairs) is { } repaired)
            {
                typed = repaired;
                named = _index.Localities.Find(typed, new bool[typed.Count]);
            }
            return (typed, KnownBy((named ?? own)?.Slug));
        });
        var isName = new bool[analysis.Tokens.Count];
        _index.Localities.Find(analysis.Tokens, isName);
        return new Question(analysis, _facets.Read(analysis.Tokens), isName, named ?? own, IsLocalityNamed: named is not null);
    }

    private bool IsPair(string left, string right) => _index.National.FindTerm(string.Concat(left, "_", right)) >= 0;

    private Func<string, bool> KnownBy(string? locality) =>
        locality is not null && _index.LocalSegment(locality) is { } segment ? word => segment.FindTerm(word) >= 0 : _ => false;

    private Retrieval Decide(Question question, TopicRanking ranking, PlanMatch? plan, ContextPrior? prior)
    {
        var (best, second) = (ranking.Best, ranking.Second);
        if (PlanWins(question, ranking, plan))
        {
            var confidence = plan is null ? 0 : Math.Clamp(plan.Coverage * 1.4f, 0, 1);
            return plan is not null && plan.Coverage >= (ranking.PlanProbability > Thresholds.PlanAlone ? Thresholds.PlanCoverageWhenMeant : Thresholds.PlanCoverage)
                ? new Retrieval(DecisionKind.AnswerFromPlan, question.Analysis, question.Locality, Classes.Plan, plan.Segment, plan.Topic, plan.Passage.Facet, [plan.Passage], confidence, ranking.Top)
                : Nothing(DecisionKind.NotInPlan, question, ranking, 1 - confidence);
        }
        if (best.Class.StartsWith(Classes.SmallTalkPrefix, StringComparison.Ordinal) && best.Probability >= Thresholds.SmallTalk)
            return Nothing(DecisionKind.SmallTalk, question, ranking, best.Probability);
        if (ranking.OutsideProbability > Thresholds.Outside && ranking.BestOutsideProbability > Thresholds.OneOutside)
            return Nothing(DecisionKind.OutOfScope, question, ranking, ranking.OutsideProbability) with { Class = ranking.BestOutside?.Class ?? best.Class };
        if (best.Class == Classes.Plan) return Nothing(DecisionKind.NotInPlan, question, ranking, best.Probability);
        if (!Classes.IsTopic(best.Class)) return Nothing(DecisionKind.OutOfScope, question, ranking, 1 - best.Probability);
        if (best.Probability < Thresholds.Answer) return Nothing(DecisionKind.NoContent, question, ranking, 1 - best.Probability);
        if (second is not null && Classes.IsTopic(second.Class) && second.Probability > best.Probability * Thresholds.ClarifyRatio && best.Probability < Thresholds.ClarifyBelow)
            return Nothing(DecisionKind.Clarify, question, ranking, best.Probability);
        return Answer(question, ranking, prior);
    }

    private Retrieval Answer(Question question, TopicRanking ranking, ContextPrior? prior)
    {
        var topic = _topics.TopicOf(ranking.Best.Class);
        var (facet, passages) = _passages.Choose(topic, question, prior?.FacetIn(ranking.Best.Class));
        return new Retrieval(DecisionKind.Answer, question.Analysis, question.Locality, ranking.Best.Class, _index.National,
            _index.National.Topic(topic), facet, passages, ranking.Best.Probability, ranking.Top);
    }

    /// <summary>Weighs the plan against the best topic: the model's belief, plan wordings ("chỉ tiêu", "ai chủ trì"), the plan's own text.</summary>
    private static bool PlanWins(Question question, TopicRanking ranking, PlanMatch? plan)
    {
        var wordings = question.Facets.Votes[(int)Facet.PlanTarget..].Sum();
        var score = MathF.Max(MathF.Log((ranking.PlanProbability + Thresholds.Least) / (ranking.BestTopicProbability + Thresholds.Least)), -Thresholds.MostAgainstPlan)
            + Thresholds.PlanWording * MathF.Min(wordings, Thresholds.MostPlanWordings)
            + Thresholds.PlanEvidence * (plan?.Coverage ?? 0)
            + (question.IsLocalityNamed ? Thresholds.PlanLocalityNamed : 0);
        var isMeant = ranking.PlanProbability > Thresholds.PlanAlone || plan?.Coverage >= Thresholds.PlanCoverage;
        return score > 0 && isMeant && ranking.PlanProbability > ranking.OutsideProbability * Thresholds.PlanOverOutside;
    }

    private static Retrieval Nothing(DecisionKind kind, Question question, TopicRanking ranking, float confidence) =>
        new(kind, question.Analysis, question.Locality, ranking.Best.Class, null, null, null, [], confidence, ranking.Top);
}
