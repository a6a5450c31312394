using System.ComponentModel;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>What <c>search_plan_tasks</c> found.</summary>
internal sealed record PlanTaskList(
    [property: Description("Tóm tắt: tìm được bao nhiêu nhiệm vụ, hoặc chưa có thông tin.")] string Message,
    [property: Description("Số nhiệm vụ khớp, kể cả phần không liệt kê vì vượt limit.")] int Total,
    [property: Description("Các nhiệm vụ.")] IReadOnlyList<PlanTaskHit> Tasks,
    [property: Description("Khi không có nhiệm vụ nào khớp: những nhiệm vụ gần nhất, chưa chắc đúng điều đang hỏi.")] IReadOnlyList<PlanItemReference> Nearest);

/// <summary>A task of a plan.</summary>
internal sealed record PlanTaskHit(
    [property: Description("Mã nhiệm vụ.")] string Id,
    [property: Description("Nội dung nhiệm vụ.")] string Title,
    [property: Description("Mã địa phương.")] string Locality,
    [property: Description("Tên địa phương.")] string LocalityName,
    [property: Description("Cơ quan chủ trì.")] string? Lead,
    [property: Description("Cơ quan phối hợp.")] string? Coordinating,
    [property: Description("Thời hạn như kế hoạch ghi.")] string? Due,
    [property: Description("Ngày đến hạn gần nhất; null khi kế hoạch không ghi ngày.")] DateOnly? DueOn,
    [property: Description("Đã qua hạn hay chưa, tính đến hôm nay.")] bool IsPast,
    [property: Description("Sản phẩm, kết quả.")] string? Product,
    [property: Description("Căn cứ.")] string? Legal,
    [property: Description("Nhóm nhiệm vụ.")] string? Group,
    [property: Description("Mục trong kế hoạch.")] string Section,
    [property: Description("Mã kế hoạch.")] string Plan,
    [property: Description("Tên kế hoạch.")] string PlanTitle,
    [property: Description("Số kế hoạch; null khi văn bản để trống số.")] string? PlanNumber);

/// <summary>What <c>get_plan_target</c> found.</summary>
internal sealed record PlanTargetAnswer(
    [property: Description("Điều cần nói thêm: chưa có thông tin, không có số cho năm được hỏi; null khi không có gì.")] string? Message,
    [property: Description("Chỉ tiêu; null khi kế hoạch không nêu.")] PlanTargetData? Target,
    [property: Description("Chỉ tiêu khác gần với câu hỏi.")] IReadOnlyList<PlanItemReference> Others);

/// <summary>A target of a plan.</summary>
internal sealed record PlanTargetData(
    [property: Description("Mã chỉ tiêu.")] string Id,
    [property: Description("Nội dung chỉ tiêu.")] string Indicator,
    [property: Description("Chữ đứng trước con số, ví dụ tối thiểu.")] string? Bound,
    [property: Description("Con số của năm được hỏi; không hỏi năm nào thì là năm nay, hoặc năm đầu của kế hoạch.")] string? Value,
    [property: Description("Đơn vị tính.")] string? Unit,
    [property: Description("Năm của con số.")] string? Year,
    [property: Description("Con số của từng năm.")] IReadOnlyList<PlanTargetValue> Values,
    [property: Description("Đơn vị theo dõi.")] string? FollowUp,
    [property: Description("Ghi chú của kế hoạch.")] string? Note,
    [property: Description("Nhóm chỉ tiêu.")] string? Group,
    [property: Description("Mục trong kế hoạch.")] string Section,
    [property: Description("Mã địa phương.")] string Locality,
    [property: Description("Mã kế hoạch.")] string Plan,
    [property: Description("Tên kế hoạch.")] string PlanTitle,
    [property: Description("Số kế hoạch; null khi văn bản để trống số.")] string? PlanNumber);

/// <summary>A target's value in one year.</summary>
internal sealed record PlanTargetValue(
    [property: Description("Năm, hoặc kỳ như kế hoạch ghi.")] string Year,
    [property: Description("Con số; null khi kế hoạch không ghi số.")] string? Value,
    [property: Description("Con số kèm đơn vị, ví dụ 95%.")] string? Figure);

/// <summary>A task or target by name.</summary>
internal sealed record PlanItemReference(
    [property: Description("Mã nhiệm vụ hoặc chỉ tiêu.")] string Id,
    [property: Description("Nội dung.")] string Title);
