using System.Data.Common;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>
/// The streams that are open in this process. What this process stores is signalled at once, and announced to the others; what was stored without
/// being announced is found by looking at the records, as long as anyone listens.
/// </summary>
internal sealed class OpenStreams(DirectLineStore store, Announcements announcements, IOptions<AssistantOptions> options, TimeProvider time, ILogger<OpenStreams> log) : BackgroundService
{
    private const string Stored = "directline-stored";
    private const string Shown = "directline-shown";
    private const int LookedUpTogether = 500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<ActivityStream>> _byConversation = [];
    private readonly Dictionary<string, int> _byAddress = [];
    private int _count;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Adds a stream.</summary>
    /// <exception cref="DirectLineException">There are too many.</exception>
    public void Add(ActivityStream stream)
    {
        var limits = options.Value.DirectLine;
        lock (_lock)
        {
            var ofConversation = _byConversation.GetValueOrDefault(stream.Conversation);
            if (_count >= limits.Streams || ofConversation?.Count >= limits.StreamsPerConversation || _byAddress.GetValueOrDefault(stream.Address) >= limits.StreamsPerAddress)
                throw DirectLineException.TooManyStreams();
            if (ofConversation is null) _byConversation[stream.Conversation] = ofConversation = [];
            ofConversation.Add(stream);
            _byAddress[stream.Address] = _byAddress.GetValueOrDefault(stream.Address) + 1;
            _count++;
        }
    }

    public void Remove(ActivityStream stream)
    {
        lock (_lock)
        {
            if (!_byConversation.TryGetValue(stream.Conversation, out var ofConversation) || !ofConversation.Remove(stream)) return;
            if (ofConversation.Count == 0) _byConversation.Remove(stream.Conversation);
            if (--_byAddress[stream.Address] == 0) _byAddress.Remove(stream.Address);
            _count--;
        }
    }

    /// <summary>Says that a conversation has something new.</summary>
    public void Signal(string conversation)
    {
        SignalHere(conversation);
        announcements.Say(Stored, conversation);
    }

    /// <summary>Sends a set that is not stored to whoever listens right now; to those of other processes only where there is a Redis.</summary>
    public void Show(string conversation, string set)
    {
        ShowHere(conversation, set);
        announcements.Say(Shown, $"{conversation}\n{set}");
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        announcements.Hear(Stored, SignalHere);
        announcements.Hear(Shown, text =>
        {
            if (text.Split('\n', 2) is [var conversation, var set]) ShowHere(conversation, set);
        });
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
        }
        catch (OperationCanceledException)
        {
            // The bot ends.
        }
    }

    private void SignalHere(string conversation)
    {
        foreach (var stream in Of(conversation)) stream.Signal();
    }

    private void ShowHere(string conversation, string set)
    {
        foreach (var stream in Of(conversation)) stream.Show(set);
    }

    private void Look()
    {
        ActivityStream[] open;
        lock (_lock) open = [.. _byConversation.Values.SelectMany(streams => streams)];
        try
        {
            foreach (var some in open.Chunk(LookedUpTogether))
            {
                var last = store.Last([.. some.Select(stream => stream.Conversation).Distinct()]);
                foreach (var stream in some.Where(stream => last.GetValueOrDefault(stream.Conversation) > stream.Sent)) stream.Signal();
            }
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            log.LogWarning(fault, "Looking for new activities failed; it is tried again");
        }
    }

    private ActivityStream[] Of(string conversation)
    {
        lock (_lock) return _byConversation.TryGetValue(conversation, out var streams) ? [.. streams] : [];
    }
}
