namespace De06Assistant.Knowledge.Search;

/// <summary>How the topic model names what is no topic.</summary>
public static class Classes
{
    /// <summary>The plan of the locality.</summary>
    public const string Plan = "plan";

    /// <summary>Before the kind of small talk.</summary>
    public const string SmallTalkPrefix = "smalltalk:";

    /// <summary>Before the kind of what is nobody's business here.</summary>
    public const string OutOfScopePrefix = "out:";

    /// <summary>Whether <paramref name="name"/> is a topic's slug.</summary>
    public static bool IsTopic(string name) => name != Plan && !name.Contains(':', StringComparison.Ordinal);
}
