namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>A format that a report can be written in.</summary>
/// <param name="Extension">How the file's name ends: "xlsx".</param>
internal sealed record ExportFormat(string Extension, string MediaType, Action<Report, Stream, ExportProgress> Write)
{
    /// <summary>The name of the CSV of rated turns, where a grouping is asked for.</summary>
    public const string Ratings = "rating";

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("csv", "text/csv; charset=utf-8", (report, stream, _) => CsvExport.WriteFigures(report.Figures, stream)),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxExport.Write),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (report, stream, _) => DocxExport.Write(report, stream)),
        new("json", "application/json; charset=utf-8", JsonExport.Write),
    ];

    /// <summary>The CSV of rated turns.</summary>
    public static ExportFormat RatingsCsv { get; } = All[0] with { Write = CsvExport.WriteRatings };

    /// <summary>The extensions, for messages.</summary>
    public static string Extensions { get; } = string.Join(", ", All.Select(format => "." + format.Extension));

    /// <summary>The format of an extension, with or without its dot; null when there is none.</summary>
    public static ExportFormat? Of(string extension) => All.FirstOrDefault(format => string.Equals(format.Extension, extension.TrimStart('.'), StringComparison.OrdinalIgnoreCase));
}
