using De06Assistant.Indexer;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>Retrieval against peers: the same passages, the same questions, three ways of typing them.</summary>
internal static class RetrievalBenchmark
{
    private const string DevelopmentFile = "tests/eval/dev.jsonl";
    private const string TestFile = "tests/eval/test.jsonl";

    /// <summary>Birth and death are registered alone or together with residence and insurance; who asks rarely says which.</summary>
    private static readonly string[] Same = ["dang-ky-khai-sinh=lien-thong-khai-sinh", "dang-ky-khai-tu=lien-thong-khai-tu"];

    /// <summary>Runs it on the sets in <paramref name="files"/>, or on the test questions when there are none.</summary>
    public static async Task RunAsync(IReadOnlyList<string> files)
    {
        List<QuestionSet> sets = [.. (files.Count > 0 ? files : [Path.Combine(Workload.Home, TestFile)]).Select(QuestionSet.Read)];
        var development = QuestionSet.Read(Path.Combine(Workload.Home, DevelopmentFile));
        using var engine = OwnEngine.Build();
        var topics = new RightTopics(engine.Index, Same);
        List<Row> rows = [.. from set in sets from variant in Variant.All select new Row(set.Name, variant, OwnEngine.Name, "–", engine.Measure(development, set, variant.Spelling, topics), engine.Cost)];
        var corpus = Corpus.Of(engine.Index, Workload.Content.Lexicon);
        var absent = new List<(string, string)>();
        var programs = PostgresCluster.Programs();
        await using var cluster = programs is null ? null : await PostgresCluster.StartAsync(programs);
        foreach (var offer in (IEnumerable<PeerOffer>)[SqlitePeer.Offer(), PostgresPeer.Offer(programs, cluster), .. ProgramPeers.Offers()])
        {
            if (offer.Absent is { } reason)
            {
                absent.Add((offer.Name, reason));
                continue;
            }
            try
            {
                await using var measurement = new PeerMeasurement(engine, corpus, topics, development);
                rows.AddRange(await measurement.RunAsync(offer, sets));
            }
            catch (PeerStoppedException stopped)
            {
                absent.Add((offer.Name, $"không chạy được: {stopped.Message}"));
            }
        }
        RetrievalTable.Print(sets, rows, absent);
    }

    /// <summary>The files of <c>--questions FILE</c>…, or null when the arguments are something else.</summary>
    public static IReadOnlyList<string>? Files(string[] arguments) => arguments switch
    {
        [] => [],
        ["--questions", .. { Length: > 0 } files] when !files.Any(file => file.StartsWith('-')) => files,
        _ => null,
    };
}
