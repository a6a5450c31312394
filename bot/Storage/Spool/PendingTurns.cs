namespace De06Assistant.Bot.Storage.Spool;

/// <summary>What is known of the turns that wait: enough to go on with their conversations.</summary>
internal sealed class PendingTurns
{
    private readonly Dictionary<string, SpoolPlace> _turns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpoolPlace> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpoolPlace> _conversations = new(StringComparer.Ordinal);

    /// <summary>Notes where a record lies.</summary>
    public void Add(SpooledRecord record, SpoolPlace place)
    {
        if (record.Turn is not { } turn) return;
        lock (_turns)
        {
            _turns[turn.Id] = place;
            _conversations[turn.ConversationId] = place;
            if (turn.ClientId is { } client) _clients[client] = place;
        }
    }

    /// <summary>Forgets the turns of a file that was delivered.</summary>
    public void Remove(string segment)
    {
        lock (_turns)
            foreach (var places in new[] { _turns, _clients, _conversations })
                foreach (var (key, place) in places)
                    if (place.Segment == segment) places.Remove(key);
    }

    /// <summary>Where the turn lies.</summary>
    public SpoolPlace? Turn(string id) => Find(_turns, id);

    /// <summary>Where the turn of an asking program's name lies.</summary>
    public SpoolPlace? Client(string client) => Find(_clients, client);

    /// <summary>Where the last turn of a conversation lies.</summary>
    public SpoolPlace? Conversation(string id) => Find(_conversations, id);

    private SpoolPlace? Find(Dictionary<string, SpoolPlace> places, string key)
    {
        lock (_turns) return places.TryGetValue(key, out var place) ? place : null;
    }
}
