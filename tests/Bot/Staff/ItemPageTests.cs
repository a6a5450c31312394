using System.Net;
using System.Text.RegularExpressions;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>Items through the pages: from a citizen's bad rating to its end.</summary>
public sealed class ItemPageTests(StaffBot staff) : IClassFixture<StaffBot>
{
    [Fact]
    public async Task LowRating_IsAnItemUntilItIsClosed_WithWhoDidWhatInTheTrail()
    {
        var asked = await staff.Bot.AskAsync("đăng ký kết hôn mất bao nhiêu tiền");
        using (var rated = await staff.Bot.RateAsync(asked.Text("turnId"), new { score = 1, comment = "gọi số 0912345678 <b>" })) Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.9.0.1");
        var item = await FindAsync(client, "đăng ký kết hôn mất bao nhiêu tiền");
        var page = WebUtility.HtmlDecode(await client.PageAsync(item));
        Assert.Contains("procedures/ho-tich/dang-ky-ket-hon.md", page, StringComparison.Ordinal);
        Assert.Contains("điểm thấp 1 điểm", page, StringComparison.Ordinal);
        Assert.Contains("– như lúc đó.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", page, StringComparison.Ordinal);

        using (var empty = await client.ActAsync(item, "dong", ("state", "fixed"), ("answer", " "))) Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using (var unknown = await client.ActAsync(item, "dong", ("state", "new"), ("answer", "x"))) Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using (var stranger = await client.ActAsync(item, "giao", ("owner", "report"))) Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        using (var assigned = await client.ActAsync(item, "giao", ("owner", "editor"))) Assert.Equal(HttpStatusCode.Redirect, assigned.StatusCode);
        using (var closed = await client.ActAsync(item, "dong", ("state", "fixed"), ("answer", "Đã ghi rõ lệ phí."), ("public-note", "Ghi rõ lệ phí kết hôn."))) Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        page = WebUtility.HtmlDecode(await client.PageAsync(item));
        Assert.Contains("đã sửa lúc", page, StringComparison.Ordinal);
        Assert.Contains("Viết cho người dân: <q class=\"plain\">Ghi rõ lệ phí kết hôn.</q>", page, StringComparison.Ordinal);
        using (var opened = await client.ActAsync(item, "nhan")) Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Contains("đang sửa", await client.PageAsync(item), StringComparison.Ordinal);
        using var admin = await StaffClient.SignInAsync(staff.Bot, "admin", "10.9.0.2");
        Assert.Contains($"<td>editor</td><td>đóng việc cần sửa</td><td><a href=\"{item}\">xem</a></td>", await admin.PageAsync("/staff/nhat-ky"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WhileAnotherClosed_GivesTheTextBack()
    {
        await staff.Bot.AskAsync("giá vàng hôm nay bao nhiêu");
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.9.1.1");
        var item = await FindAsync(client, "giá vàng hôm nay bao nhiêu");
        var token = await client.TokenAsync(item);
        using (await client.ActAsync(item, "dong", ("state", "rejected"), ("answer", "ngoài phạm vi"))) { }
        using var late = await client.PostAsync($"{item}/dong", token, ("state", "fixed"), ("answer", "bài đã gõ"), ("version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("bài đã gõ", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_WhoseCitizenErasedTheConversation_IsStillShown()
    {
        const string Question = "xin giấy phép nuôi hổ ở đâu";
        var asked = await staff.Bot.AskAsync(Question);
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.9.3.1");
        var item = await FindAsync(client, Question);
        using (var erased = await staff.Bot.Client.DeleteAsync(new Uri($"/api/conversations/{asked.Text("conversationId")}", UriKind.Relative))) Assert.True(erased.IsSuccessStatusCode);
        var page = WebUtility.HtmlDecode(await client.PageAsync(item));
        Assert.Contains("người dân đã xóa", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nay hỏi lại", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/viec/999999")]
    [InlineData("/staff/viec/0")]
    public async Task Item_ThatIsNotThere_SaysSo(string path)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.9.2.1");
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task FollowUp_AskedAgain_IsAskedAfterWhatWasAnsweredBefore()
    {
        var first = await staff.Bot.AskAsync("đăng ký tạm trú cần giấy tờ gì");
        var next = await staff.Bot.AskAsync("thế còn lệ phí", conversationId: first.Text("conversationId"));
        Assert.Equal("dang-ky-tam-tru", next.Text("topic"));
        using (await staff.Bot.RateAsync(next.Text("turnId"), new { score = 2 })) { }
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.9.3.1");
        Assert.Contains("– như lúc đó.", WebUtility.HtmlDecode(await client.PageAsync(await FindAsync(client, "thế còn lệ phí"))), StringComparison.Ordinal);
    }

    private static async Task<string> FindAsync(StaffClient client, string question)
    {
        var page = WebUtility.HtmlDecode(await client.PageAsync("/staff/viec"));
        var link = Regex.Match(page, $"href=\"(/staff/viec/\\d+)\">{Regex.Escape(question)}<");
        Assert.True(link.Success, page);
        return link.Groups[1].Value;
    }
}
