using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Search;

/// <summary>Questions over the real content find the right topic, the right facet and the right figure.</summary>
public sealed class RetrieverTests
{
    [Theory]
    [InlineData("làm sao để có tài khoản định danh mức 2", "tai-khoan-dinh-danh-muc-2", "trinh-tu", "Công an")]
    [InlineData("lam tai khoan dinh danh muc 2 o dau", "tai-khoan-dinh-danh-muc-2", "noi-nop", "Công an xã")]
    [InlineData("định danh mức 2 mấy ngày có", "tai-khoan-dinh-danh-muc-2", "thoi-han", "03 ngày làm việc")]
    [InlineData("liên kết tài khoản ngân hàng nhận trợ cấp trên VNeID", "tai-khoan-an-sinh-xa-hoi", "truc-tuyen", "VNeID")]
    [InlineData("đăng ký khai sinh liên thông cần giấy tờ gì", "lien-thong-khai-sinh", "ho-so", "Mẫu số 01")]
    [InlineData("khai sinh lien thong mat may ngay", "lien-thong-khai-sinh", "thoi-han", "03 ngày làm việc")]
    [InlineData("khai sinh liên thông tốn bao nhiêu tiền", "lien-thong-khai-sinh", "le-phi", "8.000 đồng")]
    [InlineData("nhập hộ khẩu về nhà chồng cần giấy tờ gì", "dang-ky-thuong-tru", "ho-so", null)]
    [InlineData("quen mat khau vneid lam sao", "quen-mat-khau-vneid", "trinh-tu", null)]
    public void Retrieve_CitizensQuestion_FindsTopicFacetAndFigure(string question, string topic, string facet, string? figure)
    {
        var found = Product.Index.Retriever.Retrieve(question, "xa-vinh-tru");
        Assert.Equal(DecisionKind.Answer, found.Kind);
        Assert.Equal(topic, found.Topic!.Slug);
        Assert.Equal(facet, found.Facet!.Value.Slug());
        if (figure is not null) Assert.Contains(figure, Text(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xã Vĩnh Trụ đặt chỉ tiêu hài lòng bao nhiêu phần trăm", null, "hai-long-dich-vu-cong", "95")]
    [InlineData("chi tieu hai long cua xa vinh tru", "xa-hoang-trung", "hai-long-dich-vu-cong", "95")]
    [InlineData("ai chủ trì số hóa kết quả thủ tục hành chính", "xa-vinh-tru", "nhiem-vu/h", "Công an xã")]
    [InlineData("báo cáo tháng gửi trước ngày nào", "xa-vinh-tru", "bao-cao", "14")]
    public void Retrieve_PlanQuestion_FindsTheItemOfThatPlan(string question, string? locality, string item, string figure)
    {
        var found = Product.Index.Retriever.Retrieve(question, locality);
        Assert.Equal(DecisionKind.AnswerFromPlan, found.Kind);
        Assert.Equal("xa-vinh-tru", found.Topic!.Plan!.Locality);
        Assert.EndsWith(item, found.Passages[0].Id, StringComparison.Ordinal);
        Assert.Contains(figure, Text(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thời tiết mai thế nào")]
    [InlineData("viết cho tôi bài thơ tình")]
    [InlineData("ai vô địch bóng đá năm nay")]
    [InlineData("qwertyuiop asdfgh")]
    public void Retrieve_OutOfScope_IsDeclined(string question)
    {
        var found = Product.Index.Retriever.Retrieve(question, "xa-vinh-tru");
        Assert.Contains(found.Kind, new[] { DecisionKind.OutOfScope, DecisionKind.NoContent });
    }

    [Theory]
    [InlineData("chào bạn")]
    [InlineData("cam on nhe")]
    public void Retrieve_SmallTalk_IsAnsweredAsSuch(string text) =>
        Assert.Equal(DecisionKind.SmallTalk, Product.Index.Retriever.Retrieve(text, null).Kind);

    [Fact]
    public void Retrieve_EachFilesOwnQuestions_FindThatFile() =>
        Assert.Empty(SelfQuestions.Check(Product.Content, Product.Index));

    [Fact]
    public void Retrieve_FacetAlone_DoesNotChooseATopicByIt()
    {
        var fee = Product.Index.Retriever.Retrieve("đăng ký kết hôn lệ phí", null);
        var days = Product.Index.Retriever.Retrieve("đăng ký kết hôn mấy ngày", null);
        Assert.Equal("dang-ky-ket-hon", fee.Topic!.Slug);
        Assert.Equal("dang-ky-ket-hon", days.Topic!.Slug);
        Assert.Equal(Facet.Fee, fee.Facet);
        Assert.Equal(Facet.Duration, days.Facet);
    }

    private static string Text(Retrieval found) => string.Join('\n', found.Passages.Select(PassageText.Plain));
}
