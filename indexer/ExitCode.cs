namespace De06Assistant.Indexer;

/// <summary>What the exit code of every command means.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something was found that needs mending.</summary>
    public const int Findings = 1;

    /// <summary>The input cannot be used: a missing folder, an unreadable file.</summary>
    public const int Unusable = 2;
}
