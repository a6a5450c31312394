namespace De06Assistant.Bot.Hosting;

/// <summary>The start cannot go on; the message tells the operator what to do.</summary>
internal sealed class StartupException(string message) : Exception(message);
