using System.Diagnostics;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Operations.Telemetry;

/// <summary>
/// The span of a turn and its stages: "understand", "compose", "record". They tell how long each took and what kind of outcome there was,
/// never what was asked, nor the topic, nor the identifier of the conversation, which is its key. Nothing is made when nobody listens.
/// </summary>
internal readonly struct TurnTrace : IDisposable
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "De06Assistant";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Activity? _turn;
    private readonly long _started;

    private TurnTrace(Activity? turn)
    {
        _turn = turn;
        _started = Stopwatch.GetTimestamp();
    }

    /// <summary>How long the turn has taken so far.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>The trace that it belongs to; null when it is not recorded.</summary>
    public string? TraceId => _turn?.TraceId.ToHexString();

    /// <summary>Begins the span of a turn.</summary>
    /// <param name="turn">The turn's identifier, by which its records and its log are found.</param>
    public static TurnTrace Start(string turn, string channel)
    {
        var activity = Source.StartActivity("turn");
        activity?.SetTag("assistant.turn.id", turn).SetTag("assistant.channel", channel);
        return new TurnTrace(activity);
    }

    /// <summary>Adds the stages of an answer, which was begun at the time stamp <paramref name="began"/>.</summary>
    public void Answered(long began, TurnRecord record)
    {
        if (_turn is null) return;
        _turn.SetTag("assistant.outcome", record.Status).SetTag("assistant.locality", record.Locality).SetTag("assistant.content.version", record.ContentVersion);
        var start = _turn.StartTimeUtc + Stopwatch.GetElapsedTime(_started, began);
        var understood = start + TimeSpan.FromMicroseconds(record.UnderstandMicroseconds);
        AddStage("understand", start, understood);
        AddStage("compose", understood, understood + TimeSpan.FromMicroseconds(record.ComposeMicroseconds));
    }

    /// <summary>Begins the stage in which the turn is made durable; disposing it ends it. Null when nobody listens.</summary>
    public Activity? BeginRecording() => _turn is null ? null : Source.StartActivity("record");

    /// <summary>Says that the turn failed. What went wrong is for the log: a message of a fault may repeat anything.</summary>
    public void Failed(Exception fault) => _turn?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", fault.GetType().Name);

    public void Dispose() => _turn?.Dispose();

    private void AddStage(string name, DateTime from, DateTime to)
    {
        using var stage = Source.StartActivity(name, ActivityKind.Internal, _turn!.Context, startTime: from);
        stage?.SetEndTime(to);
    }
}
