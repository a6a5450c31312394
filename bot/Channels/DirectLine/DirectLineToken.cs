namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>What a token says.</summary>
/// <param name="Conversation">The one conversation that it opens.</param>
internal sealed record DirectLineToken(string Conversation)
{
    /// <summary>The one user who speaks with it; null leaves that to the client.</summary>
    public string? User { get; init; }

    /// <summary>The pages that may use it; empty for those that the localities name and the bot's own.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The locality that is asked for; null leaves it to what is sent.</summary>
    public string? Locality { get; init; }
}
