namespace De06Assistant.Bot.Storage;

/// <summary>The records as they are found, without a change.</summary>
/// <param name="SchemaVersion">The version of their schema; null when there are none yet.</param>
/// <param name="HasContacts">Whether names and phones of citizens lie in them, sealed by the key of the settings.</param>
/// <param name="ServerTime">The clock of their server; null where they are a file.</param>
public sealed record RecordsState(int? SchemaVersion, bool HasContacts, DateTimeOffset? ServerTime);
