using System.Diagnostics;
using De06Assistant.Indexer;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>This product's own retrieval, built from the content and measured like a peer.</summary>
internal sealed class OwnEngine : IDisposable
{
    public const string Name = "De06Assistant";

    private readonly string _folder;

    private OwnEngine(string folder, KnowledgeIndex index, BuildCost cost) => (_folder, Index, Cost) = (folder, index, cost);

    public KnowledgeIndex Index { get; }

    public BuildCost Cost { get; }

    public static OwnEngine Build()
    {
        var content = Workload.Content;
        var folder = Workload.TemporaryFolder();
        var started = Stopwatch.GetTimestamp();
        var built = IndexBuilder.Build(content, folder).Folder;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        started = Stopwatch.GetTimestamp();
        var index = KnowledgeIndex.Open(built);
        seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var locality in index.Localities.All) _ = index.LocalSegment(locality.Slug);
        var read = new DirectoryInfo(built).EnumerateFiles().Sum(file => file.Length);
        return new OwnEngine(folder, index, new BuildCost(seconds, GC.GetTotalMemory(forceFullCollection: true) - before + read, "heap tăng thêm và tệp đọc vào bộ nhớ"));
    }

    /// <summary>Asks a set, after the development questions as a warm-up.</summary>
    public RetrievalFigures Measure(QuestionSet warmUp, QuestionSet set, EvalSpelling spelling, RightTopics topics)
    {
        Ask(warmUp, spelling, topics);
        var asked = Ask(set, spelling, topics);
        return RetrievalFigures.Of([.. asked.Select(one => one.Outcome)], asked.Select(one => one.Micros));
    }

    /// <summary>The locality whose plan may answer: the one that the question names, else the asker's.</summary>
    public string? Locality(string text, string? asker) => Index.Retriever.Retrieve(text, asker).Locality?.Slug;

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private List<(EvalOutcome Outcome, double Micros)> Ask(QuestionSet set, EvalSpelling spelling, RightTopics topics) => [.. set.Questions.Select(question =>
    {
        var text = spelling.Of(question);
        var started = Stopwatch.GetTimestamp();
        var found = Index.Retriever.Retrieve(text, question.Locality);
        var micros = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        return (Evaluation.Judge(question, text, Evaluation.Answer(found), topics.Of(question)), micros);
    })];
}
