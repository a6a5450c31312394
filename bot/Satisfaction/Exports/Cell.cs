namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>What a cell of a table holds.</summary>
internal enum CellKind
{
    Text,
    Header,
    Count,
    Decimal,
    Percent,
    Day,
    Time,
}

/// <summary>A cell: text, or a number of its kind (a share from 0 to 1 for a percentage, days since 30/12/1899 for a day); empty where it has neither.</summary>
internal readonly record struct Cell(CellKind Kind, string? Text, double? Number)
{
    private static readonly DateTime Epoch = new(1899, 12, 30);

    public static Cell Of(string? text) => new(CellKind.Text, text, null);

    public static Cell Of(CellKind kind, double? number) => new(kind, null, number);

    public static Cell Header(string text) => new(CellKind.Header, text, null);

    public static Cell Day(DateOnly day) => new(CellKind.Day, null, (day.ToDateTime(TimeOnly.MinValue) - Epoch).TotalDays);

    /// <summary>The time of the day.</summary>
    public static Cell Time(DateTime local) => new(CellKind.Time, null, local.TimeOfDay.TotalDays);
}
