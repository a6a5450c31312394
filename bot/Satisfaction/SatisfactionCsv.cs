using System.Globalization;
using CsvHelper;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Writes a report as CSV (RFC 4180) that Excel opens right: UTF-8 with byte order mark, Vietnamese headers.</summary>
internal static class SatisfactionCsv
{
    private static readonly CsvWriterOptions Format = new()
    {
        WriteByteOrderMark = true,
        // A text that begins like a formula is written so that a spreadsheet shows it as text.
        Injection = CsvInjection.Escape,
    };

    private static readonly string[] Headers =
        ["Số cuộc trò chuyện", "Số câu hỏi", "Trả lời được", "Hỏi lại", "Từ chối", "Chuyển người", "Số lượt đánh giá", "Điểm trung bình", "Tỷ lệ hài lòng (%)", "Tỷ lệ đánh giá (%)",
         "1 điểm", "2 điểm", "3 điểm", "4 điểm", "5 điểm"];

    /// <summary>The report as a file.</summary>
    public static byte[] Write(SatisfactionReport report)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Format, leaveOpen: true))
        {
            csv.WriteField(KeyHeader(report.By));
            foreach (var header in Headers) csv.WriteField(header);
            csv.EndRecord();
            foreach (var row in report.Rows) WriteRow(csv, row.Key.Length == 0 ? "(không có)" : row.Key, row);
            WriteRow(csv, "Tổng", report.Total);
        }
        return bytes.ToArray();
    }

    private static string KeyHeader(string by) => by switch
    {
        "day" => "Ngày",
        "month" => "Tháng",
        "topic" => "Chủ đề",
        "channel" => "Kênh",
        _ => "Địa phương",
    };

    private static void WriteRow(CsvWriter csv, string key, SatisfactionFigures row)
    {
        csv.WriteField(key);
        foreach (var count in new[] { row.Conversations, row.Questions, row.Answered, row.Clarified, row.Declined, row.HandedOver, row.Ratings }) csv.WriteField(count);
        csv.WriteField(Rounded(row.Mean, 1));
        csv.WriteField(Rounded(row.Csat, 100));
        csv.WriteField(Rounded(row.ResponseRate, 100));
        foreach (var count in row.Scores) csv.WriteField(count);
        csv.EndRecord();
    }

    private static string Rounded(double? value, double scale) => value is { } number ? (number * scale).ToString("0.00", CultureInfo.InvariantCulture) : "";
}
