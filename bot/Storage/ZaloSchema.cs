namespace De06Assistant.Bot.Storage;

/// <summary>The tables of the Zalo channel.</summary>
internal static class ZaloSchema
{
    /// <summary>
    /// zalo_users: which conversation a person goes on with, under a keyed hash of the person's identifier. zalo_messages: what is
    /// sent, one row for each event that is answered; mark is a keyed hash of the event, recipient is sealed and gone once the row
    /// is done. zalo_tokens: the sealed tokens of the Official Account.
    /// </summary>
    public const string Migration =
        """
        CREATE TABLE zalo_users(
          user_key TEXT NOT NULL PRIMARY KEY,
          conversation_id TEXT NOT NULL,
          at INTEGER NOT NULL,
          last_answer TEXT,
          offered_turn TEXT) WITHOUT ROWID;
        CREATE INDEX zalo_users_by_age ON zalo_users(at);
        CREATE TABLE zalo_messages(
          number INTEGER PRIMARY KEY,
          mark TEXT NOT NULL UNIQUE,
          user_key TEXT NOT NULL,
          at INTEGER NOT NULL,
          turn_id TEXT,
          notice TEXT,
          asks_rating INTEGER NOT NULL,
          recipient BLOB,
          state TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          due_at INTEGER NOT NULL);
        CREATE INDEX zalo_messages_open ON zalo_messages(user_key, number) WHERE state IN ('waiting', 'sending');
        CREATE INDEX zalo_messages_by_age ON zalo_messages(at);
        CREATE TABLE zalo_tokens(
          oa_id TEXT NOT NULL PRIMARY KEY,
          sealed BLOB NOT NULL) WITHOUT ROWID;
        """;
}
