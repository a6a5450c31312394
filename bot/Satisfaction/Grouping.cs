namespace De06Assistant.Bot.Satisfaction;

/// <summary>What the rows of a report stand for. Days, weeks, months, quarters and years are those of Vietnam.</summary>
public enum Grouping
{
    /// <summary>A day: "2026-11-21".</summary>
    Day,

    /// <summary>A week of ISO 8601, from Monday: "2026-W47".</summary>
    Week,

    /// <summary>A month: "2026-11".</summary>
    Month,

    /// <summary>A quarter: "2026-Q4".</summary>
    Quarter,

    /// <summary>A year: "2026".</summary>
    Year,

    /// <summary>A topic, by its slug.</summary>
    Topic,

    /// <summary>A facet, by its slug.</summary>
    Facet,

    /// <summary>Where the question was asked.</summary>
    Channel,

    /// <summary>A locality, by its slug.</summary>
    Locality,

    /// <summary>A kiosk's station.</summary>
    Station,

    /// <summary>The outcome of the turn: "answered_procedure".</summary>
    Status,
}
