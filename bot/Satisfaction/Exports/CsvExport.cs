using System.Globalization;
using CsvHelper;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Writes tables as CSV (RFC 4180) that Excel opens right: UTF-8 with byte order mark, Vietnamese headers.</summary>
internal static class CsvExport
{
    private const double PerCent = 100;

    /// <summary>How every table of the product is written.</summary>
    internal static readonly CsvWriterOptions Format = new()
    {
        WriteByteOrderMark = true,
        // A text that begins like a formula is written so that a spreadsheet shows it as text.
        Injection = CsvInjection.Escape,
    };

    /// <summary>The figures, one row a group, and their total.</summary>
    public static void WriteFigures(SatisfactionReport report, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        csv.WriteField(KeyHeader(report.By));
        foreach (var column in FigureColumn.All) csv.WriteField(column.Header);
        csv.EndRecord();
        foreach (var row in report.Rows) WriteRow(csv, row.Key.Length == 0 ? "(không có)" : row.Key, row);
        WriteRow(csv, "Tổng", report.Total);
    }

    /// <summary>The rated turns, one row each.</summary>
    public static void WriteRatings(Report report, Stream stream, ExportProgress progress)
    {
        using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        foreach (var header in RatingColumns.Headers) csv.WriteField(header);
        csv.EndRecord();
        foreach (var turn in report.Ratings)
        {
            foreach (var cell in RatingColumns.Row(turn, report.Names)) Write(csv, cell);
            csv.EndRecord();
            progress.Wrote();
        }
    }

    /// <summary>The header of the first column of a table of groups.</summary>
    public static string KeyHeader(string by) => by switch
    {
        "day" => "Ngày",
        "week" => "Tuần",
        "month" => "Tháng",
        "quarter" => "Quý",
        "year" => "Năm",
        "topic" => "Chủ đề",
        "facet" => "Mục",
        "channel" => "Kênh",
        "station" => "Trạm",
        "status" => "Kết quả",
        _ => "Địa phương",
    };

    private static void WriteRow(CsvWriter csv, string key, SatisfactionFigures row)
    {
        csv.WriteField(key);
        foreach (var column in FigureColumn.All) Write(csv, Cell.Of(column.Kind, column.Value(row)));
        csv.EndRecord();
    }

    internal static void Write(CsvWriter csv, Cell cell)
    {
        if (cell.Number is not { } number) csv.WriteField(cell.Text ?? "");
        else if (cell.Kind == CellKind.Count) csv.WriteField((long)number);
        else csv.WriteField(Written(cell.Kind, number));
    }

    private static string Written(CellKind kind, double number) => kind switch
    {
        CellKind.Percent => (number * PerCent).ToString("0.00", CultureInfo.InvariantCulture),
        CellKind.Day => DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Time => DateTime.FromOADate(number).ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
