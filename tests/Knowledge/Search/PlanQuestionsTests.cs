using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Search;

/// <summary>Each commune's question is answered from its own plan, with the plan's own figure, agency or date.</summary>
public sealed class PlanQuestionsTests
{
    [Theory]
    [InlineData("xa-vinh-tru", "chỉ tiêu công dân có tài khoản hưởng an sinh xã hội là bao nhiêu phần trăm", "50")]
    [InlineData("xa-vinh-tru", "bao nhiêu phần trăm hộ gia đình có internet cáp quang", "80")]
    [InlineData("xa-vinh-tru", "đơn vị nào chủ trì đồng bộ kết quả giải quyết thủ tục hành chính lên VNeID", "Các ban, ngành")]
    [InlineData("xa-vinh-tru", "ai chủ trì bố trí ngân sách hỗ trợ thiết bị kỹ năng số", "Phòng Kinh tế xã")]
    [InlineData("xa-vinh-tru", "kế hoạch do ai ký", "Lê Minh Ngọc")]
    [InlineData("tinh-lao-cai", "chỉ tiêu thanh toán trực tuyến khi thực hiện dịch vụ công", "60")]
    [InlineData("tinh-lao-cai", "mức độ hài lòng của người dân đặt chỉ tiêu bao nhiêu", "95")]
    [InlineData("tinh-lao-cai", "báo cáo tháng gửi trước ngày nào", "10")]
    [InlineData("tinh-lao-cai", "ai chủ trì chương trình đào tạo năng lực số theo cấp độ", "Sở Giáo dục và Đào tạo")]
    [InlineData("tinh-lao-cai", "sandbox thử nghiệm do ai phối hợp làm", "Công an tỉnh")]
    [InlineData("xa-hoang-trung", "tỷ lệ yêu cầu tạo lập danh tính điện tử được giải quyết", "100")]
    [InlineData("xa-hoang-trung", "cắt giảm đơn giản hóa thủ tục hành chính giấy tờ liên quan dân cư tối thiểu bao nhiêu phần trăm", "50")]
    [InlineData("xa-hoang-trung", "ai chủ trì xây dựng quy chế làm việc của tổ công tác", "Công an xã")]
    [InlineData("xa-hoang-trung", "bao cao thang gui ngay nao", "10")]
    [InlineData("xa-hoang-trung", "kinh phí hoạt động của tổ công tác đề án 06 ai bảo đảm", "Công an xã")]
    [InlineData("xa-vinh-thuy", "tỷ lệ chi trả trợ cấp qua tài khoản cho người có công", "100")]
    [InlineData("xa-vinh-thuy", "chỉ tiêu cơ quan tổ chức doanh nghiệp hợp tác xã được cấp tài khoản định danh", "80")]
    [InlineData("xa-vinh-thuy", "kế hoạch số bao nhiêu ban hành ngày nào", "1199/KH-UBND")]
    [InlineData("xa-vinh-thuy", "báo cáo hằng tháng trước ngày mấy", "12")]
    [InlineData("xa-vinh-thuy", "ai hướng dẫn người dân dùng tài khoản định danh và dịch vụ công trực tuyến theo kế hoạch", "Phòng Văn hóa - Xã hội")]
    [InlineData("xa-xuan-giang", "chỉ tiêu hồ sơ tiếp nhận trực tuyến của hai nhóm dịch vụ công liên thông", "100")]
    [InlineData("xa-xuan-giang", "thanh toán viện phí không dùng tiền mặt tối thiểu bao nhiêu phần trăm", "50")]
    [InlineData("xa-xuan-giang", "tỷ lệ thủ tục hành chính không giới hạn địa giới hành chính", "100")]
    [InlineData("xa-xuan-giang", "ai phối hợp xây dựng cơ sở dữ liệu nhà ở và thị trường bất động sản", "Địa chính")]
    [InlineData("xa-xuan-giang", "ke hoach do ai ky", "Trần Anh Tuấn")]
    public void Retrieve_InALocality_AnswersFromItsOwnPlan(string locality, string question, string expected)
    {
        var found = Product.Index.Retriever.Retrieve(question, locality);
        Assert.Equal(DecisionKind.AnswerFromPlan, found.Kind);
        Assert.Equal(locality, found.Topic!.Plan!.Locality);
        Assert.Contains(expected, string.Join('\n', found.Passages.Select(PassageText.Plain)), StringComparison.Ordinal);
    }

    [Fact]
    public void Retrieve_SameQuestion_GivesEachPlaceItsOwnFigure()
    {
        const string Question = "mức độ hài lòng của người dân về dịch vụ công đặt chỉ tiêu bao nhiêu phần trăm";
        var places = new[] { "xa-vinh-tru", "tinh-lao-cai", "xa-hoang-trung" };
        foreach (var place in places)
            Assert.Equal(place, Product.Index.Retriever.Retrieve(Question, place).Topic?.Plan?.Locality);
    }

    [Theory]
    [InlineData("xa-vinh-tru", "kế hoạch đặt chỉ tiêu bao nhiêu km đường được bê tông hóa")]
    [InlineData("xa-xuan-giang", "chỉ tiêu trồng rừng của kế hoạch là bao nhiêu héc ta")]
    public void Retrieve_WhatThePlanLacks_SaysSo(string locality, string question) =>
        Assert.Equal(DecisionKind.NotInPlan, Product.Index.Retriever.Retrieve(question, locality).Kind);
}
