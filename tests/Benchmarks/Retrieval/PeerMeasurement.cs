using De06Assistant.Indexer;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>A row of a table.</summary>
/// <param name="Setting">The setting that was best on the development questions.</param>
internal sealed record Row(string Set, Variant Variant, string Peer, string Setting, RetrievalFigures Figures, BuildCost Cost);

/// <summary>
/// Measures one peer: every setting on the development questions, the best one – for each way of typing by itself – on
/// the question sets, with the threshold of declining from the same development questions.
/// </summary>
internal sealed class PeerMeasurement(OwnEngine engine, Corpus corpus, RightTopics topics, QuestionSet development) : IAsyncDisposable
{
    private readonly List<IPeer> _created = [];
    private readonly List<OpenPeer> _open = [];

    /// <summary>A setting that is open, and what it answered to the development questions, for each way of typing that it is tried in.</summary>
    private sealed record OpenPeer(PeerSetting Setting, IPeer Peer, BuildCost Cost, Dictionary<Variant, List<Asked>> Development);

    public async Task<List<Row>> RunAsync(PeerOffer offer, IReadOnlyList<QuestionSet> sets)
    {
        foreach (var setting in offer.Settings)
        {
            var open = await OpenAsync(setting);
            var shares = open.Development.Select(asked => $"{Quality(asked.Value).Top1:P1}");
            Console.Error.WriteLine($"{offer.Name}, {setting.Name}: top-1 trên {development.Name} {string.Join(", ", shares)}");
        }
        var rows = new List<Row>();
        foreach (var variant in Variant.All)
        {
            var best = _open.Where(open => open.Development.ContainsKey(variant)).OrderByDescending(open => Quality(open.Development[variant])).First();
            var threshold = DeclineThreshold.Fit(best.Development[variant]);
            foreach (var set in sets)
            {
                var asked = await AskAsync(best.Peer, set, variant);
                var outcomes = asked.Select(one => one.Judge(corpus, topics.Of(one.Question), threshold.Declines(one))).ToList();
                rows.Add(new Row(set.Name, variant, offer.Name, best.Setting.Name, RetrievalFigures.Of(outcomes, asked.Select(one => one.Reply.Micros)), best.Cost));
            }
        }
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in _created) await peer.DisposeAsync();
    }

    private async Task<OpenPeer> OpenAsync(PeerSetting setting)
    {
        var peer = setting.Create();
        _created.Add(peer);
        var open = new OpenPeer(setting, peer, await peer.BuildAsync(corpus), []);
        _open.Add(open);
        foreach (var variant in Variant.All.Where(variant => variant.Spelling.Typos || !setting.OnlyForSlips)) open.Development[variant] = await AskAsync(peer, development, variant);
        return open;
    }

    private async Task<List<Asked>> AskAsync(IPeer peer, QuestionSet set, Variant variant)
    {
        var asked = new List<Asked>();
        foreach (var question in set.Questions)
        {
            var text = variant.Spelling.Of(question);
            asked.Add(new Asked(question, text, await peer.AskAsync(text, engine.Locality(text, question.Locality))));
        }
        return asked;
    }

    /// <summary>What settings are compared by: top-1 without declining, then the mean reciprocal rank.</summary>
    private (double Top1, double Mrr) Quality(List<Asked> asked)
    {
        var figures = RetrievalFigures.Of([.. asked.Select(one => one.Judge(corpus, topics.Of(one.Question), isDeclined: false))], asked.Select(one => one.Reply.Micros));
        return (figures.Top1, figures.Mrr);
    }
}
