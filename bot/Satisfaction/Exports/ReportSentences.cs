namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>The sentences of a report.</summary>
internal static class ReportSentences
{
    public static string Opening(Report report)
    {
        var agency = report.Place is { } place ? $"Ủy ban nhân dân {place.Name}" : "[Tên cơ quan]";
        return $"Thực hiện {report.Plan ?? "[tên, số, ngày của kế hoạch]"}, {agency} báo cáo kết quả hướng dẫn người dân và mức độ hài lòng qua Trợ lý Đề án 06 {report.Period.Readable} như sau:";
    }

    public static IEnumerable<string> Volume(Report report)
    {
        var (total, persons) = (report.Total, report.Persons);
        if (total.Questions == 0)
        {
            yield return "Trong kỳ không có câu hỏi nào.";
            yield break;
        }
        yield return $"Trợ lý tiếp nhận {VietnameseNumber.Count(total.Questions)} câu hỏi trong {VietnameseNumber.Count(total.Conversations)} cuộc trò chuyện: "
            + $"trả lời được {Part(total.Answered)}; hỏi lại để rõ ý {Part(total.Clarified)}; từ chối vì ngoài phạm vi hoặc chưa có thông tin {Part(total.Declined)}; "
            + $"người dân xin gặp cán bộ {Part(total.HandedOver)}; có dấu hiệu khẩn cấp {Part(total.Safety)}"
            + (total.Errors == 0 ? "." : $"; gặp lỗi {Part(total.Errors)}.");
        if (total.RepeatAskers > 0)
            yield return $"Có {VietnameseNumber.Count(total.RepeatAskers)} cuộc trò chuyện mà người dân phải hỏi lại đúng nội dung đã được trả lời.";
        if (total.LeftQuestions > 0)
        {
            yield return $"Người dân để lại {VietnameseNumber.Count(total.LeftQuestions)} câu hỏi cho cán bộ"
                + (persons.MedianHours is { } hours ? $"; trong số còn lưu, {VietnameseNumber.Count(persons.Answered)} câu đã được trả lời, một nửa trong vòng {VietnameseNumber.Decimal(hours)} giờ." : ".");
        }

        string Part(long count) => $"{VietnameseNumber.Count(count)} câu ({VietnameseNumber.Share(count / (double)total.Questions)})";
    }

    public static IEnumerable<string> Satisfaction(Report report)
    {
        var total = report.Total;
        if (total.Csat is not { } csat)
        {
            yield return "Trong kỳ chưa có lượt đánh giá nào.";
            yield break;
        }
        yield return $"Có {VietnameseNumber.Count(total.Ratings)} lượt đánh giá ({VietnameseNumber.Share(total.ResponseRate ?? 0)} số câu hỏi). Tỷ lệ hài lòng (4 và 5 điểm) là {VietnameseNumber.Share(csat)}, "
            + $"khoảng tin cậy 95% từ {VietnameseNumber.Share(total.CsatInterval!.Low)} đến {VietnameseNumber.Share(total.CsatInterval.High)}; điểm trung bình {VietnameseNumber.Decimal(total.Mean!.Value)} trên 5.";
        foreach (var comparison in report.Targets) yield return Compared(comparison);
    }

    /// <summary>A target is for public services; what is measured is the assistant: the two are put side by side, never taken for each other.</summary>
    private static string Compared(TargetComparison comparison)
    {
        var (target, measured) = (comparison.Target, comparison.Measured);
        var text = $"Để tham khảo, chỉ tiêu năm {target.Year} của kế hoạch về “{target.Indicator}” là {(target.Bound is { } bound ? bound + " " : "")}{VietnameseNumber.Share(target.Share)}. ";
        if (measured.Csat is not { } csat) return text + "Trợ lý chưa có lượt đánh giá nào về lĩnh vực này.";
        var what = target.Domains.Count > 0 ? $"về lĩnh vực này ({VietnameseNumber.Count(measured.Ratings)} lượt)" : "";
        return $"{text}Mức hài lòng với Trợ lý {(what.Length > 0 ? what + " " : "")}là {VietnameseNumber.Share(csat)}, {(comparison.IsReached == true ? "bằng hoặc cao hơn" : "thấp hơn")} mức đó.";
    }
}
