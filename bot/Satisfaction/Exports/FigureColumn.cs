namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>A column of a table of figures: the same in every file.</summary>
internal sealed record FigureColumn(string Header, CellKind Kind, Func<SatisfactionFigures, double?> Value)
{
    public const string CsatHeader = "Tỷ lệ hài lòng (%)";
    public const string LowHeader = "Cận dưới 95% của tỷ lệ hài lòng (%)";
    public const string HighHeader = "Cận trên 95% của tỷ lệ hài lòng (%)";

    /// <summary>All columns; new ones come last, so that what reads a file by place goes on reading it.</summary>
    public static IReadOnlyList<FigureColumn> All { get; } =
    [
        new("Số cuộc trò chuyện", CellKind.Count, row => row.Conversations),
        new("Số câu hỏi", CellKind.Count, row => row.Questions),
        new("Trả lời được", CellKind.Count, row => row.Answered),
        new("Hỏi lại", CellKind.Count, row => row.Clarified),
        new("Từ chối", CellKind.Count, row => row.Declined),
        new("Chuyển người", CellKind.Count, row => row.HandedOver),
        new("Số lượt đánh giá", CellKind.Count, row => row.Ratings),
        new("Điểm trung bình", CellKind.Decimal, row => row.Mean),
        new(CsatHeader, CellKind.Percent, row => row.Csat),
        new("Tỷ lệ đánh giá (%)", CellKind.Percent, row => row.ResponseRate),
        .. Enumerable.Range(0, SatisfactionFigures.BestScore).Select(score => new FigureColumn($"{score + 1} điểm", CellKind.Count, row => row.Scores[score])),
        new(LowHeader, CellKind.Percent, row => row.CsatInterval?.Low),
        new(HighHeader, CellKind.Percent, row => row.CsatInterval?.High),
        new("Khẩn cấp", CellKind.Count, row => row.Safety),
        new("Lỗi", CellKind.Count, row => row.Errors),
        new("Câu hỏi để lại cho cán bộ", CellKind.Count, row => row.LeftQuestions),
        new("Câu trả lời phải hỏi lại", CellKind.Count, row => row.Repeats),
        new("Cuộc trò chuyện có hỏi lại", CellKind.Count, row => row.RepeatAskers),
        new("Thời gian trả lời trung bình (mili giây)", CellKind.Decimal, row => row.MeanMilliseconds),
    ];
}
