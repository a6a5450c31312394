using System.Globalization;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>The table of rated turns: the same in every file.</summary>
internal static class RatingColumns
{
    public static IReadOnlyList<string> Headers { get; } =
        ["Ngày", "Giờ", "Địa phương", "Kênh", "Trạm", "Chủ đề", "Mục", "Kết quả", "Câu hỏi", "Điểm", "Lý do", "Ý kiến", "Bản nội dung", "Mã lượt hỏi"];

    public static IReadOnlyList<Cell> Row(RatedTurn turn, ReportNames names)
    {
        var local = VietnamTime.Local(turn.At);
        return
        [
            Cell.Day(DateOnly.ParseExact(turn.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture)), Cell.Time(local), Cell.Of(names.Of(Grouping.Locality, turn.Locality)),
            Cell.Of(names.Of(Grouping.Channel, turn.Channel)), Cell.Of(turn.Station), Cell.Of(names.Of(Grouping.Topic, turn.Topic)), Cell.Of(names.Of(Grouping.Facet, turn.Facet)),
            Cell.Of(names.Of(Grouping.Status, turn.Status)), Cell.Of(turn.Question), Cell.Of(CellKind.Count, turn.Score), Cell.Of(string.Join("; ", turn.Reasons)), Cell.Of(turn.Comment),
            Cell.Of(turn.ContentVersion), Cell.Of(turn.TurnId),
        ];
    }
}
