namespace De06Assistant.Bot.Satisfaction;

/// <summary>Which turns are counted; null takes all, "" takes those that have none.</summary>
public sealed record FigureFilter
{
    /// <summary>All turns.</summary>
    public static FigureFilter All { get; } = new();

    /// <summary>The locality's slug.</summary>
    public string? Locality { get; init; }

    /// <summary>Where it was asked: "web", "kiosk", "api".</summary>
    public string? Channel { get; init; }

    /// <summary>The kiosk's station.</summary>
    public string? Station { get; init; }

    /// <summary>The topic's slug.</summary>
    public string? Topic { get; init; }

    /// <summary>The facet's slug.</summary>
    public string? Facet { get; init; }
}
