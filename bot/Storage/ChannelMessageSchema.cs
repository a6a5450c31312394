namespace De06Assistant.Bot.Storage;

/// <summary>The table of the messages that have passed through the channel service.</summary>
internal static class ChannelMessageSchema
{
    /// <summary>A key is a keyed hash: of a message that has been answered, or of one that answered it. Neither text nor identifier of anyone.</summary>
    public const string Migration =
        """
        CREATE TABLE channel_messages(
          key TEXT NOT NULL PRIMARY KEY,
          at INTEGER NOT NULL,
          turn_id TEXT) WITHOUT ROWID;
        CREATE INDEX channel_messages_by_age ON channel_messages(at);
        """;
}
