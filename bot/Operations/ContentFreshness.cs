using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Operations;

/// <summary>Whether the live index was built from the content as it lies on this machine. Looked at once a minute at most: all of the content is read for it.</summary>
internal sealed class ContentFreshness(LiveIndex live, ContentIndexing indexing, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private volatile Look? _last;

    /// <summary>False when the content has changed since; true also where there is no content, or it cannot be read now.</summary>
    public bool IsCurrent
    {
        get
        {
            var now = time.GetTimestamp();
            if (_last is { } last && last.Version == live.Version && time.GetElapsedTime(last.At, now) < LookEvery) return last.IsCurrent;
            var look = new Look(now, live.Version, Compare());
            _last = look;
            return look.IsCurrent;
        }
    }

    private bool Compare()
    {
        try
        {
            if (!indexing.HasContent) return true;
            using var lease = live.Acquire();
            return indexing.IsCurrent(lease.Index);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A file is just being saved.
            return true;
        }
    }

    private sealed record Look(long At, string? Version, bool IsCurrent);
}
