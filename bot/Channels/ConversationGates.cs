namespace De06Assistant.Bot.Channels;

/// <summary>Lets one into a conversation at a time, so that what is sent one after another is answered in that order.</summary>
internal sealed class ConversationGates : IDisposable
{
    // Conversations that share a gate only wait a little for each other.
    private const int Count = 256;

    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the conversation; it is free again when what is returned is disposed.</summary>
    public async Task<IDisposable> EnterAsync(string conversation, CancellationToken cancellationToken = default)
    {
        var gate = _gates[(uint)StringComparer.Ordinal.GetHashCode(conversation) % Count];
        await gate.WaitAsync(cancellationToken);
        return new Inside(gate);
    }

    public void Dispose()
    {
        foreach (var gate in _gates) gate.Dispose();
    }

    private sealed class Inside(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
