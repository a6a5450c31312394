namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>How each figure is counted, in the words that staff read.</summary>
internal static class FigureNotes
{
    private static readonly Dictionary<string, string> Notes = new(StringComparer.Ordinal)
    {
        ["Số cuộc trò chuyện"] = "Mỗi cuộc tính một lần, ở ngày và nơi có câu hỏi đầu tiên.",
        ["Số câu hỏi"] = "Mọi lượt hỏi, kể cả chào hỏi và bấm nút.",
        ["Trả lời được"] = "Trả lời bằng thủ tục, câu hỏi thường gặp, kế hoạch hoặc lời chào.",
        ["Hỏi lại"] = "Trợ lý hỏi lại để rõ ý hoặc để lập danh sách giấy tờ.",
        ["Từ chối"] = "Ngoài phạm vi, chưa có thông tin, kế hoạch không nêu, hoặc là dữ liệu riêng.",
        ["Chuyển người"] = "Người dân xin gặp cán bộ.",
        ["Số lượt đánh giá"] = "Mỗi câu trả lời một lượt; đánh giá lại thì lấy lần sau. Tính vào ngày của câu hỏi.",
        ["Điểm trung bình"] = "Thang điểm từ 1 (rất không hài lòng) đến 5 (rất hài lòng).",
        [FigureColumn.CsatHeader] = "CSAT (customer satisfaction score): số lượt 4 và 5 điểm chia cho số lượt đánh giá.",
        ["Tỷ lệ đánh giá (%)"] = "Số lượt đánh giá chia cho số câu hỏi.",
        [FigureColumn.LowHeader] = "Khoảng tin cậy Wilson (E. B. Wilson, 1927): càng ít lượt đánh giá, khoảng càng rộng.",
        [FigureColumn.HighHeader] = "Tỷ lệ thật có khả năng 95% nằm giữa hai cận.",
        ["Khẩn cấp"] = "Câu hỏi có dấu hiệu nguy hiểm; trợ lý đưa ngay số 113, 114, 115, 111.",
        ["Lỗi"] = "Trợ lý gặp lỗi khi trả lời.",
        ["Câu hỏi để lại cho cán bộ"] = "Người dân để lại câu hỏi, sau bất cứ kết quả nào.",
        ["Câu trả lời phải hỏi lại"] = "Trong cùng cuộc trò chuyện, hỏi lại đúng chủ đề và mục đã được trả lời.",
        ["Cuộc trò chuyện có hỏi lại"] = "Không biết người hỏi là ai, nên hỏi lại ở cuộc khác không tính được.",
        ["Thời gian trả lời trung bình (mili giây)"] = "Từ lúc máy chủ nhận câu hỏi đến lúc có câu trả lời.",
    };

    /// <summary>The note of a column; "" where its header says enough.</summary>
    public static string Of(string header) => Notes.GetValueOrDefault(header, "");
}
