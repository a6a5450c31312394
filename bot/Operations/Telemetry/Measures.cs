using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using De06Assistant.Bot.Satisfaction.Exports;

namespace De06Assistant.Bot.Operations.Telemetry;

/// <summary>
/// What is counted while the bot runs, as instruments of <see cref="System.Diagnostics.Metrics"/>: they cost a comparison as long as nobody
/// listens. Each attribute has few values, whatever citizens send: a name that is not known is counted as "other".
/// </summary>
internal static class Measures
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "De06Assistant";

    private const string Other = "other";
    private const string None = "none";

    /// <summary>How many localities are told apart; those that were asked about later are counted together. A province has more than anyone draws.</summary>
    private const int MostLocalities = 100;

    // The families of statuses are few and are written out, so that a turn makes no text for them.
    private static readonly string[] Families = ["answered", "clarification", "declined", "safety", "handoff", "error"];

    // A turn takes less than a millisecond, what is recorded waits for the disk, a busy database for seconds.
    private static readonly InstrumentAdvice<double> TurnSeconds =
        new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] };

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("assistant.turns", "{turn}", "Turns that were answered, by family of outcome, channel and locality.");
    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram("assistant.turn.duration", "s", "Time from a question to its recorded answer.", tags: null, advice: TurnSeconds);

    private static readonly Counter<long> Ratings = Meter.CreateCounter<long>("assistant.ratings", "{rating}", "Ratings that were given, by score.");
    private static readonly Counter<long> LeftQuestions = Meter.CreateCounter<long>("assistant.left_questions", "{question}", "Questions that were left for a person.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("assistant.refusals", "{request}", "What was refused because there was too much of it, by limit.");
    private static readonly Counter<long> Switches = Meter.CreateCounter<long>("assistant.index.switches", "{switch}", "How often another version of the index went live.");
    private static readonly Counter<long> Faults = Meter.CreateCounter<long>("assistant.faults", "{fault}", "What went wrong, by kind.");

    private static readonly ConcurrentDictionary<string, string> Localities = new(StringComparer.Ordinal);

    /// <summary>A turn was answered and recorded.</summary>
    /// <param name="status">Its outcome: "answered_procedure".</param>
    /// <param name="locality">A slug of the content; null for none.</param>
    public static void TurnAnswered(string status, string channel, string? locality, TimeSpan duration)
    {
        if (Durations.Enabled) Durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", Family(status)));
        if (!Turns.Enabled) return;
        Turns.Add(1, new("outcome", Family(status)), new("channel", ReportNames.KnowsChannel(channel) ? channel : Other), new("locality", LocalityName(locality)));
    }

    public static void Rated(int score)
    {
        if (Ratings.Enabled) Ratings.Add(1, new KeyValuePair<string, object?>("score", score));
    }

    public static void QuestionLeft() => LeftQuestions.Add(1);

    /// <param name="limit">The rule's name: "turns-address".</param>
    public static void Refused(string limit)
    {
        if (Refusals.Enabled) Refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));
    }

    public static void IndexSwitched() => Switches.Add(1);

    /// <param name="kind">One of <see cref="FaultKind"/>.</param>
    public static void Failed(string kind)
    {
        if (Faults.Enabled) Faults.Add(1, new KeyValuePair<string, object?>("kind", kind));
    }

    private static string Family(string status)
    {
        foreach (var family in Families)
            if (status.StartsWith(family, StringComparison.Ordinal)) return family;
        return Other;
    }

    private static string LocalityName(string? locality)
    {
        if (locality is null) return None;
        if (Localities.ContainsKey(locality)) return locality;
        return Localities.Count < MostLocalities && Localities.TryAdd(locality, locality) ? locality : Other;
    }
}
