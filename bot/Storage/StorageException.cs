namespace De06Assistant.Bot.Storage;

/// <summary>A record could not be written or read.</summary>
public sealed class StorageException(string message, Exception inner) : Exception(message, inner);
