namespace De06Assistant.Indexer;

/// <summary>Input that a command cannot use, with the message for the person at the terminal.</summary>
internal sealed class UnusableInputException(string message) : Exception(message);
