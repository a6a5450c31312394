using CsvHelper;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Staff.PlanTasks;

/// <summary>Writes the table as CSV (RFC 4180) that Excel opens right: UTF-8 with byte order mark, Vietnamese headers.</summary>
internal static class PlanTaskCsv
{
    private static readonly CsvWriterOptions Format = new()
    {
        WriteByteOrderMark = true,
        // A text that begins like a formula is written so that a spreadsheet shows it as text.
        Injection = CsvInjection.Escape,
    };

    /// <summary>The headings of the table, in the order of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Headers { get; } =
        ["Địa phương", "Kế hoạch", "Mục", "Nhóm", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn", "Ngày đến hạn", "Sản phẩm", "Căn cứ"];

    /// <summary>The table as a file.</summary>
    public static byte[] Write(IEnumerable<PlanTaskRow> rows, DateOnly today)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Format, leaveOpen: true))
        {
            foreach (var header in Headers) csv.WriteField(header);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var cell in Cells(row, today)) csv.WriteField(cell);
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A row of the table, cell by cell.</summary>
    public static IEnumerable<string> Cells(PlanTaskRow row, DateOnly today) =>
    [
        row.Place.Name, row.PlanTitle, row.Task.Section, row.Task.Group ?? "", row.Task.Title, row.Task.Lead ?? "", row.Task.With ?? "", row.Deadline?.Text ?? "",
        row.Deadline?.NextOn(today) is { } day ? VietnamTime.IsoDay(day) : "", row.Task.Product ?? "", row.Task.Legal ?? "",
    ];
}
