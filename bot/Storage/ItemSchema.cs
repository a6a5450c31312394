namespace De06Assistant.Bot.Storage;

/// <summary>The tables of what has to be mended.</summary>
internal static class ItemSchema
{
    /// <summary>
    /// Creates them empty: they are filled from the turns and ratings that are there (<see cref="ItemCollector"/>).
    /// item_turns has the turns of folded questions; item_progress says up to which turn all have been looked at.
    /// </summary>
    public const string Migration =
        """
        CREATE TABLE items(
          number INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          key TEXT NOT NULL,
          at INTEGER NOT NULL,
          last_at INTEGER NOT NULL,
          locality TEXT,
          question TEXT NOT NULL,
          turn_id TEXT NOT NULL,
          status TEXT NOT NULL,
          topic TEXT,
          facet TEXT,
          content_version TEXT NOT NULL,
          score INTEGER,
          comment TEXT,
          rated_at INTEGER,
          gap INTEGER REFERENCES items(number),
          state TEXT NOT NULL,
          owner TEXT,
          note TEXT,
          public_note TEXT,
          closed_at INTEGER,
          closed_by TEXT,
          closed_version TEXT,
          asked_version TEXT,
          asked_status TEXT,
          asked_topic TEXT,
          asked_facet TEXT,
          version INTEGER NOT NULL,
          UNIQUE(kind, key));
        CREATE INDEX items_by_state ON items(state, number);
        CREATE INDEX items_by_gap ON items(gap) WHERE gap IS NOT NULL;
        CREATE INDEX items_by_closing ON items(closed_at) WHERE closed_at IS NOT NULL;
        CREATE TABLE item_turns(
          turn_id TEXT NOT NULL PRIMARY KEY,
          item INTEGER NOT NULL REFERENCES items(number),
          conversation_id TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX item_turns_by_item ON item_turns(item, conversation_id);
        CREATE TABLE item_progress(last_turn INTEGER NOT NULL);
        INSERT INTO item_progress(last_turn) VALUES(0);
        CREATE INDEX ratings_low ON ratings(turn_id) WHERE score <= 2;
        """;
}
