using System.Globalization;
using De06Assistant.Bot.Satisfaction.Plans;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>What stands in the worksheets.</summary>
internal static class Sheets
{
    public const string SummaryName = "Tổng hợp";
    public const string ByDayName = "Theo ngày";
    public const string ByTopicName = "Theo chủ đề";
    public const string RatingsName = "Ý kiến";

    private const double FigureWidth = 14;
    private static readonly double[] RatingWidths = [12, 8, 16, 18, 10, 28, 16, 22, 50, 8, 28, 50, 18, 36];

    public static void Summary(Report report, Stream stream, string? drawing)
    {
        using var sheet = new SheetWriter(stream, [("Chỉ số", 38), ("Giá trị", 24), ("Cách tính", 70)], drawing);
        var (total, persons) = (report.Total, report.Persons);
        Text("Địa phương", report.PlaceName, "");
        Day("Từ ngày", report.Period.From);
        Day("Đến ngày", report.Period.To, "Tính cả ngày này, theo giờ Việt Nam.");
        foreach (var column in FigureColumn.All) sheet.Write([Cell.Of(column.Header), Cell.Of(column.Kind, column.Value(total)), Cell.Of(FigureNotes.Of(column.Header))]);
        foreach (var (target, measured) in report.Targets.Select(comparison => (comparison.Target, comparison.Measured)))
        {
            Number($"Chỉ tiêu năm {target.Year}: {target.Indicator}", CellKind.Percent, target.Share, $"{target.Reference}.");
            if (target.Domains.Count > 0) Number("Tỷ lệ hài lòng của các lĩnh vực đó", CellKind.Percent, measured.Csat, $"{measured.Ratings} lượt đánh giá về các chủ đề thuộc lĩnh vực mà chỉ tiêu nêu và trợ lý có.");
        }
        Number("Câu hỏi để lại đã được trả lời", CellKind.Count, persons.Answered, $"Trong {persons.Left} câu để lại trong kỳ và còn lưu.");
        Number("Thời gian cán bộ trả lời (giờ)", CellKind.Decimal, persons.MedianHours, "Trung vị: một nửa số câu được trả lời nhanh hơn.");

        void Text(string name, string value, string note) => sheet.Write([Cell.Of(name), Cell.Of(value), Cell.Of(note)]);
        void Day(string name, DateOnly value, string note = "") => sheet.Write([Cell.Of(name), Cell.Day(value), Cell.Of(note)]);
        void Number(string name, CellKind kind, double? value, string note) => sheet.Write([Cell.Of(name), Cell.Of(kind, value), Cell.Of(note)]);
    }

    public static void ByDay(Report report, Stream stream)
    {
        using var sheet = new SheetWriter(stream, [("Ngày", FigureWidth), .. Figures(), .. report.Targets.Select(comparison => (TargetHeader(comparison.Target), FigureWidth))]);
        foreach (var row in report.ByDay) sheet.Write([Cell.Day(Day(row)), .. Figures(row), .. report.Targets.Select(comparison => Cell.Of(CellKind.Percent, comparison.Target.Share))]);
    }

    public static void ByTopic(Report report, Stream stream)
    {
        using var sheet = new SheetWriter(stream, [("Chủ đề", 40), ("Mã chủ đề", 30), .. Figures()]);
        foreach (var row in report.ByTopic.OrderByDescending(row => row.Questions)) sheet.Write([Cell.Of(report.Names.Of(Grouping.Topic, row.Key)), Cell.Of(row.Key), .. Figures(row)]);
    }

    public static void Ratings(Report report, Stream stream, ExportProgress progress)
    {
        using var sheet = new SheetWriter(stream, [.. RatingColumns.Headers.Zip(RatingWidths)]);
        // One row for the header and one to say what did not fit.
        const int Most = SheetWriter.MostRows - 2;
        foreach (var turn in report.Ratings.Take(Most))
        {
            sheet.Write(RatingColumns.Row(turn, report.Names));
            progress.Wrote();
        }
        if (report.RatingCount > Most) sheet.Write([Cell.Of($"Còn {report.RatingCount - Most} lượt đánh giá không vừa một trang tính; hãy xuất tệp CSV hoặc chọn kỳ ngắn hơn.")]);
    }

    /// <summary>The day that a row of <see cref="Report.ByDay"/> stands for.</summary>
    public static DateOnly Day(SatisfactionFigures row) => DateOnly.ParseExact(row.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The letters of a column of <see cref="ByDay"/>.</summary>
    public static string DayColumn(string header) => SheetWriter.ColumnName(1 + FigureColumn.All.ToList().FindIndex(column => column.Header == header));

    /// <summary>The letters of the column of a target in <see cref="ByDay"/>.</summary>
    public static string TargetColumn(int target) => SheetWriter.ColumnName(1 + FigureColumn.All.Count + target);

    /// <summary>How a target is called in a header and in a chart.</summary>
    public static string TargetHeader(SatisfactionTarget target) => string.Create(CultureInfo.InvariantCulture, $"Chỉ tiêu {target.Share * 100:0.#}%");

    private static IEnumerable<(string Header, double Width)> Figures() => FigureColumn.All.Select(column => (column.Header, FigureWidth));

    private static IEnumerable<Cell> Figures(SatisfactionFigures row) => FigureColumn.All.Select(column => Cell.Of(column.Kind, column.Value(row)));
}
