using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Staff.Content;

/// <summary>The files' own questions that the live index answers with another file. Asked once for each index, since they are thousands.</summary>
internal sealed class OwnQuestions(LiveIndex live, ContentIndexing indexing, ILogger<OwnQuestions> log)
{
    private readonly Lock _changing = new();
    private (string Folder, Task Running)? _asking;
    private IReadOnlyList<Finding>? _failing;

    /// <summary>Asks them unless that was done or is being done; ends when they are asked.</summary>
    public Task CheckAsync()
    {
        using var lease = live.Acquire();
        var folder = lease.Index.Folder;
        lock (_changing)
        {
            if (_asking?.Folder != folder) _asking = (folder, Task.Run(() => Keep(folder, Ask())));
            return _asking!.Value.Running;
        }
    }

    /// <summary>What was found; null where the content on this machine is not that of the live index.</summary>
    /// <returns>False while they are being asked, which this begins.</returns>
    public bool TryGet(out IReadOnlyList<Finding>? failing)
    {
        var running = CheckAsync();
        lock (_changing) failing = running.IsCompleted ? _failing : null;
        return running.IsCompleted;
    }

    private void Keep(string folder, IReadOnlyList<Finding>? failing)
    {
        // Of an index that is no longer live nothing is kept.
        lock (_changing) if (_asking?.Folder == folder) _failing = failing;
    }

    private IReadOnlyList<Finding>? Ask()
    {
        using var lease = live.Acquire();
        try
        {
            return indexing.HasContent && indexing.IsCurrent(lease.Index) ? SelfQuestions.Check(indexing.Read(), lease.Index) : null;
        }
        catch (IOException fault)
        {
            // The content is being changed; the next index tries again.
            log.LogWarning(fault, "The files' own questions could not be asked");
            return null;
        }
    }
}
