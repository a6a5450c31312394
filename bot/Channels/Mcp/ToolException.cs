namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>A tool cannot do what it was asked for; the message says why, in Vietnamese, to whoever asked.</summary>
internal sealed class ToolException(string message) : Exception(message);
