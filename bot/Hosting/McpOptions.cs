namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:Mcp": the tools for AI assistants.</summary>
public sealed class McpOptions
{
    /// <summary>Whether <c>/mcp</c> is there.</summary>
    /// <value>true</value>
    public bool Enabled { get; set; } = true;
}
