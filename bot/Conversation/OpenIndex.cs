using De06Assistant.Bot.Conversation.Dialogue;
using De06Assistant.Bot.Widget;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation;

/// <summary>An open index with what renders its answers, counted so that it closes only after its last turn.</summary>
internal sealed class OpenIndex
{
    // The holder's own share, given back by Retire.
    private int _users = 1;

    public OpenIndex(KnowledgeIndex index)
    {
        Index = index;
        var renderer = new ReplyRenderer(index.Replies);
        Composer = new AnswerComposer(index, renderer);
        Dialogue = new DialoguePolicy(index, Composer, renderer);
        Hosts = new HostPages(index.Localities.All);
    }

    public KnowledgeIndex Index { get; }

    public AnswerComposer Composer { get; }

    public DialoguePolicy Dialogue { get; }

    public HostPages Hosts { get; }

    /// <summary>Takes a share.</summary>
    /// <returns>False when it has been retired and closed; then a newer one is live.</returns>
    public bool TryAcquire(out Lease lease)
    {
        lease = new Lease(this);
        for (var users = Volatile.Read(ref _users); users > 0; users = Volatile.Read(ref _users))
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users) return true;
        return false;
    }

    public void Retire() => Release();

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0) Index.Dispose();
    }

    /// <summary>A share of an open index.</summary>
    internal readonly struct Lease(OpenIndex owner) : IDisposable
    {
        public KnowledgeIndex Index => owner.Index;

        public AnswerComposer Composer => owner.Composer;

        public DialoguePolicy Dialogue => owner.Dialogue;

        public HostPages Hosts => owner.Hosts;

        public void Dispose() => owner.Release();
    }
}
