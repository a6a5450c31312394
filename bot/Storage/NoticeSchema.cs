namespace De06Assistant.Bot.Storage;

/// <summary>The table of the notices that staff set.</summary>
internal static class NoticeSchema
{
    // Nothing is changed and nothing deleted: each change is a further version, so that it stays known what citizens were told.
    public const string Migration =
        """
        CREATE TABLE notice_versions(
          number INTEGER NOT NULL,
          version INTEGER NOT NULL,
          at INTEGER NOT NULL,
          account TEXT NOT NULL,
          kind TEXT NOT NULL,
          title TEXT NOT NULL,
          text TEXT NOT NULL,
          url TEXT,
          localities TEXT NOT NULL,
          starts_at INTEGER NOT NULL,
          ends_at INTEGER NOT NULL,
          PRIMARY KEY(number, version)) WITHOUT ROWID;
        CREATE INDEX notice_versions_by_end ON notice_versions(ends_at);
        """;
}
