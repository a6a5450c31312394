namespace De06Assistant.Bot.Operations.Telemetry;

/// <summary>The kinds of faults that are counted.</summary>
internal static class FaultKind
{
    /// <summary>A request ended with a fault of the program.</summary>
    public const string Request = "request";

    /// <summary>The database did not take what was to be written.</summary>
    public const string Storage = "storage";

    /// <summary>The database refused a single record.</summary>
    public const string Record = "record";

    /// <summary>Redis did not answer.</summary>
    public const string Redis = "redis";

    /// <summary>An index could not be opened, or not be built from the content.</summary>
    public const string Index = "index";

    /// <summary>The speech program failed.</summary>
    public const string Speech = "speech";
}
