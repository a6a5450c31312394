namespace De06Assistant.Bot.Storage;

/// <summary>The tables of the conversations over Direct Line.</summary>
internal static class DirectLineSchema
{
    /// <summary>
    /// last is the number of the latest activity: numbers are given out by changing it, so that a number is only seen once all
    /// before it are. key is what makes an activity one that has been stored already; answered, whether a citizen's has been dealt with.
    /// </summary>
    public const string Migration =
        """
        CREATE TABLE directline_conversations(
          id TEXT NOT NULL PRIMARY KEY,
          at INTEGER NOT NULL,
          last INTEGER NOT NULL,
          ended_at INTEGER) WITHOUT ROWID;
        CREATE INDEX directline_conversations_by_age ON directline_conversations(at);
        CREATE TABLE directline_activities(
          conversation_id TEXT NOT NULL REFERENCES directline_conversations(id),
          number INTEGER NOT NULL,
          id TEXT NOT NULL,
          key TEXT NOT NULL,
          activity TEXT NOT NULL,
          answered INTEGER NOT NULL,
          PRIMARY KEY(conversation_id, number),
          UNIQUE(conversation_id, key)) WITHOUT ROWID;
        CREATE INDEX directline_activities_open ON directline_activities(conversation_id) WHERE answered = 0;
        """;
}
