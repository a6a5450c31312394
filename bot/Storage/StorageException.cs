namespace De06Assistant.Bot.Storage;

/// <summary>A record could not be written or read, since the database is away or does not take it now.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
