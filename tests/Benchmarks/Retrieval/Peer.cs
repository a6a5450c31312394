namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>Another search over the same passages, in one setting.</summary>
internal interface IPeer : IAsyncDisposable
{
    /// <summary>Indexes the corpus.</summary>
    Task<BuildCost> BuildAsync(Corpus corpus);

    /// <summary>Asks one question.</summary>
    /// <param name="locality">The locality whose plan may answer beside what is national; null when none is known.</param>
    Task<PeerReply> AskAsync(string text, string? locality);
}

/// <summary>What an index costs.</summary>
/// <param name="Seconds">The time of the build, from the passages in memory to the first question.</param>
/// <param name="Bytes">The memory that it takes.</param>
/// <param name="Measure">What the bytes are, in Vietnamese.</param>
internal sealed record BuildCost(double Seconds, double Bytes, string Measure);

/// <summary>What a peer found.</summary>
/// <param name="Hits">At most <see cref="Limit"/>, best first: a passage's id, or a topic's class from a peer that knows no passages.</param>
/// <param name="Declines">Whether it declines by itself; null for a peer that has no way to.</param>
/// <param name="Micros">The time of the question in the peer's own process, µs.</param>
internal sealed record PeerReply(IReadOnlyList<PeerHit> Hits, bool? Declines, double Micros)
{
    /// <summary>How many hits are asked for: enough for ten topics.</summary>
    public const int Limit = 50;
}

/// <summary>A passage or a class, with the peer's own score: higher is better.</summary>
internal sealed record PeerHit(string Id, double Score);

/// <summary>A peer as the benchmark offers it.</summary>
/// <param name="Name">With its version, where it is known.</param>
/// <param name="Absent">Why it cannot run here, in Vietnamese; null when it can.</param>
/// <param name="Settings">The settings that it is tried in; the best one on the development questions counts.</param>
internal sealed record PeerOffer(string Name, string? Absent, IReadOnlyList<PeerSetting> Settings)
{
    /// <summary>What the table says of a peer that is not installed.</summary>
    public const string NotHere = "không có trên máy này";
}

/// <summary>A way to set a peer up.</summary>
/// <param name="Name">In Vietnamese.</param>
/// <param name="OnlyForSlips">Whether it is tried on questions with slips only: fuzzy matching, which takes long and was never the best elsewhere.</param>
internal sealed record PeerSetting(string Name, Func<IPeer> Create, bool OnlyForSlips = false);

/// <summary>A peer's process ended, or answered what it should not.</summary>
internal sealed class PeerStoppedException(string message) : Exception(message);
