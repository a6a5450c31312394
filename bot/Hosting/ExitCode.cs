namespace De06Assistant.Bot.Hosting;

/// <summary>What the exit code of the program means.</summary>
internal static class ExitCode
{
    /// <summary>Ended as asked.</summary>
    public const int Done = 0;

    /// <summary>Could not start or finish: the message says why.</summary>
    public const int Failed = 1;

    /// <summary>A setting or argument is wrong.</summary>
    public const int BadSettings = 2;
}
