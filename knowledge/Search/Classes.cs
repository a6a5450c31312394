namespace De06Assistant.Knowledge.Search;

/// <summary>How the topic model names what is no topic.</summary>
internal static class Classes
{
    public const string Plan = "plan";
    public const string SmallTalkPrefix = "smalltalk:";
    public const string OutOfScopePrefix = "out:";

    public static bool IsTopic(string name) => name != Plan && !name.Contains(':', StringComparison.Ordinal);
}
