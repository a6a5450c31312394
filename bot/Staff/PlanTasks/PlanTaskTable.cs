using CsvHelper;
using De06Assistant.Bot.LookUp;
using De06Assistant.Bot.Satisfaction.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace De06Assistant.Bot.Staff.PlanTasks;

/// <summary>The table of tasks as a file: CSV (RFC 4180) that Excel opens right, or a workbook with typed cells.</summary>
internal static class PlanTaskTable
{
    private const string SheetName = "Nhiệm vụ";

    private static readonly (string Header, double Width)[] Columns =
    [
        ("Địa phương", 16), ("Kế hoạch", 30), ("Mục", 12), ("Nhóm", 22), ("Nhiệm vụ", 60), ("Cơ quan chủ trì", 26), ("Phối hợp", 30), ("Thời hạn", 22), ("Ngày đến hạn", 14),
        ("Sản phẩm", 40), ("Căn cứ", 26),
    ];

    /// <summary>The table as CSV.</summary>
    public static byte[] ToCsv(IEnumerable<PlanTaskRow> rows, DateOnly today)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, CsvExport.Format, leaveOpen: true))
        {
            foreach (var (header, _) in Columns) csv.WriteField(header);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var cell in Cells(row, today)) CsvExport.Write(csv, cell);
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The table as a workbook of one sheet.</summary>
    public static byte[] ToXlsx(IEnumerable<PlanTaskRow> rows, DateOnly today)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            using var part = XlsxExport.Add(XlsxExport.Workbook(document), SheetName).GetStream(FileMode.Create);
            using var sheet = new SheetWriter(part, Columns);
            foreach (var row in rows)
                sheet.Write(Cells(row, today));
        }
        return bytes.ToArray();
    }

    private static Cell[] Cells(PlanTaskRow row, DateOnly today) =>
    [
        .. new[] { row.Place.Name, row.PlanTitle, row.Task.Section, row.Task.Group, row.Task.Title, row.Task.Lead, row.Task.With, row.Deadline?.Text }.Select(Cell.Of),
        row.Deadline?.NextOn(today) is { } day ? Cell.Day(day) : Cell.Of((string?)null),
        Cell.Of(row.Task.Product), Cell.Of(row.Task.Legal),
    ];
}
