using System.ComponentModel;
using De06Assistant.Bot.Satisfaction;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>What <c>satisfaction_summary</c> gives.</summary>
internal sealed record SatisfactionSummary(
    [property: Description("Ngày đầu của kỳ.")] DateOnly From,
    [property: Description("Ngày cuối của kỳ, tính cả ngày này.")] DateOnly To,
    [property: Description("Mỗi dòng là gì: day, week, month, quarter, year, topic, facet, channel, locality, station, status.")] string By,
    [property: Description("Mã địa phương; null khi gộp mọi địa phương.")] string? Locality,
    [property: Description("Số liệu cả kỳ.")] SummaryRow Total,
    [property: Description("Số liệu từng nhóm.")] IReadOnlyList<SummaryRow> Rows,
    [property: Description("Chỉ tiêu hài lòng trong kế hoạch của địa phương, để đối chiếu. Chỉ tiêu nói về dịch vụ công, số đo là của trợ lý: hai con số không thay cho nhau.")] IReadOnlyList<SummaryTarget> Targets);

/// <summary>The figures of a group.</summary>
internal sealed record SummaryRow(
    [property: Description("Mã nhóm; trống ở dòng cả kỳ, và khi lượt hỏi không thuộc nhóm nào.")] string Key,
    [property: Description("Tên nhóm.")] string Name,
    [property: Description("Số cuộc trò chuyện bắt đầu trong nhóm.")] long Conversations,
    [property: Description("Số lượt hỏi.")] long Questions,
    [property: Description("Số lượt có câu trả lời.")] long Answered,
    [property: Description("Số lượt không trả lời được.")] long Declined,
    [property: Description("Số lượt xin gặp người.")] long HandedOver,
    [property: Description("Số câu hỏi để lại cho cán bộ.")] long LeftQuestions,
    [property: Description("Số lượt được chấm điểm.")] long Ratings,
    [property: Description("Số lượt chấm 1, 2, 3, 4, 5 điểm.")] IReadOnlyList<long> Scores,
    [property: Description("Điểm trung bình, từ 1 đến 5; null khi chưa ai chấm.")] double? Mean,
    [property: Description("Tỷ lệ hài lòng: phần lượt chấm 4 và 5 điểm, từ 0 đến 1; null khi chưa ai chấm.")] double? Csat,
    [property: Description("Khoảng tin cậy 95% của tỷ lệ hài lòng, đầu dưới.")] double? CsatLow,
    [property: Description("Khoảng tin cậy 95% của tỷ lệ hài lòng, đầu trên.")] double? CsatHigh,
    [property: Description("Phần lượt hỏi được chấm điểm, từ 0 đến 1.")] double? ResponseRate,
    [property: Description("Phần lượt hỏi có câu trả lời, từ 0 đến 1.")] double? AnswerRate)
{
    public static SummaryRow Of(SatisfactionFigures figures, string name) => new(
        figures.Key, name, figures.Conversations, figures.Questions, figures.Answered, figures.Declined, figures.HandedOver, figures.LeftQuestions, figures.Ratings, figures.Scores,
        figures.Mean, figures.Csat, figures.CsatInterval?.Low, figures.CsatInterval?.High, figures.ResponseRate, figures.AnswerRate);
}

/// <summary>A plan's target for satisfaction beside what was measured.</summary>
internal sealed record SummaryTarget(
    [property: Description("Nội dung chỉ tiêu.")] string Indicator,
    [property: Description("Mức phải đạt, từ 0 đến 1.")] double Share,
    [property: Description("Năm của chỉ tiêu.")] int Year,
    [property: Description("Kế hoạch và mục.")] string Reference,
    [property: Description("Tỷ lệ hài lòng đo được của trợ lý trong các lĩnh vực mà chỉ tiêu nêu; null khi chưa ai chấm.")] double? Measured);
