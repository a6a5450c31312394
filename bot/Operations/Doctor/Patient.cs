using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>What the checks look at.</summary>
/// <param name="Configuration">The settings as they are written.</param>
/// <param name="Options">The settings as they are understood; those that are wrong are named in <paramref name="WrongSettings"/>.</param>
internal sealed record Patient(IConfigurationRoot Configuration, AssistantOptions Options, IReadOnlyList<string> WrongSettings, TimeProvider Time)
{
    /// <summary>Where the records are, what was found there, and why nothing was. Looked at once, since a database that is away takes its time.</summary>
    public required ExaminedRecords Records { get; init; }
}

/// <summary>The records as they were found.</summary>
/// <param name="Place">Where they lie; null where the settings do not say.</param>
/// <param name="Fault">Why they cannot be read.</param>
internal sealed record ExaminedRecords(string? Place, RecordsState? State, string? Fault)
{
    /// <summary>Looks at the records that the settings name.</summary>
    public static ExaminedRecords Of(AssistantOptions options)
    {
        if (options.Storage.Faults().Any() || string.IsNullOrEmpty(options.DataDirectory)) return new(null, null, null);
        var records = StorageSetup.Records(options);
        using var connections = records as IDisposable;
        try
        {
            return new(records.Place, records.Examine(), null);
        }
        catch (Exception fault) when (fault is StorageException or StartupException)
        {
            return new(records.Place, null, fault.Message);
        }
    }
}
