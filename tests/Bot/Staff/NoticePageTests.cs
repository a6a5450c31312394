using System.Net;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>Notices through the staff's pages: set, looked at, changed, ended, never lost.</summary>
public sealed class NoticePageTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private const string New = "/staff/thong-bao/moi";

    [Fact]
    public async Task Notice_FromItsFormToItsEnd_StaysWithAllItsVersionsAndInTheTrail()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.22.0.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("  Nghỉ   chiều nay ", "Chiều nay\r\nkhông tiếp dân.", "xa-vinh-tru"));
        using (var changed = await client.ActAsync(notice, "sua", NoticeCalls.Fields("Nghỉ cả ngày", "Hôm nay không tiếp dân.", "xa-vinh-tru"))) Assert.Equal("/staff/thong-bao?xong=sua", changed.Headers.Location!.ToString());
        Assert.Contains("Nghỉ cả ngày", await staff.Bot.NoticesAsync());
        await client.EndNoticeAsync(notice);
        Assert.DoesNotContain("Nghỉ cả ngày", await staff.Bot.NoticesAsync());

        var page = WebUtility.HtmlDecode(await client.PageAsync(notice));
        Assert.Contains("<strong>Nghỉ chiều nay</strong> – Chiều nay không tiếp dân.", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Nghỉ cả ngày</strong> – Hôm nay không tiếp dân.", page, StringComparison.Ordinal);
        Assert.Contains("Thông báo đã hết nên không sửa được.", page, StringComparison.Ordinal);
        Assert.Contains("Hôm nay không tiếp dân.", WebUtility.HtmlDecode(await client.PageAsync($"{New}?tu={notice.Split('/')[^1]}")), StringComparison.Ordinal);
        using (var late = await client.PostAsync(notice + "/sua", await client.TokenAsync("/staff/thong-bao/moi"), [.. NoticeCalls.Fields("Mở lại", "Bài đã gõ."), ("version", "3")]))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Contains("Bài đã gõ.", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        using var admin = await StaffClient.SignInAsync(staff.Bot, "admin", "10.22.0.2");
        var trail = WebUtility.HtmlDecode(await admin.PageAsync("/staff/nhat-ky"));
        foreach (var action in new[] { "đăng thông báo", "sửa thông báo", "dừng thông báo" })
            Assert.Contains($"<td>look-up</td><td>{action}</td><td><a href=\"{notice}\">xem</a></td>", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsWhatCitizensWillSee_AndSetsNothing()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.22.1.1");
        using var response = await client.PostAsync(New, await client.TokenAsync(New), [.. NoticeCalls.Fields("Xem trước đã", "Chữ & \"dấu\"."), ("step", "preview")]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("<p>Chữ &amp; &quot;dấu&quot;.</p>", page, StringComparison.Ordinal);
        Assert.Contains("Chữ &amp; &quot;dấu&quot;.</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Xem trước đã", await staff.Bot.NoticesAsync());
        Assert.DoesNotContain("Xem trước đã", await client.PageAsync("/staff/thong-bao"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", " ", "Hãy ghi tiêu đề.")]
    [InlineData("answer", "<b>đậm</b> bài đã gõ", "Không dùng thẻ HTML")]
    [InlineData("answer", "xem http://a.vn bài đã gõ", "bắt đầu bằng https://")]
    [InlineData("kind", "bao", "Hãy chọn loại thông báo.")]
    [InlineData("locality", "xa-khong-co", "Có địa phương mà trợ lý không phục vụ.")]
    [InlineData("start", "", "Hãy ghi ngày và giờ bắt đầu")]
    [InlineData("start", "2999-01-01T00:00", "Hãy ghi ngày và giờ bắt đầu")]
    [InlineData("end", "ngày mai", "Hãy ghi ngày và giờ kết thúc")]
    [InlineData("end", "2026-01-01T00:00", "Giờ kết thúc phải sau giờ bắt đầu.")]
    [InlineData("end", "2098-01-01T00:00", "Thông báo hiện lâu nhất 90 ngày")]
    [InlineData("url", "javascript:alert(1)", "bắt đầu bằng https://")]
    public async Task Form_WithAFault_NamesItAndGivesBackWhatWasTyped(string field, string value, string message)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.22.2.1");
        var fields = NoticeCalls.Fields("Tiêu đề đã gõ", "bài đã gõ").Where(known => known.Name != field).Append((field, value)).ToArray();
        using var response = await client.PostAsync(New, await client.TokenAsync(New), fields);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.Contains("bài đã gõ</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(await staff.Bot.NoticesAsync("xa-vinh-thuy"));
    }

    [Fact]
    public async Task Form_NoticeThatIsOverBeforeItIsSet_IsRefused()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.22.3.1");
        (string Name, string Value)[] fields = [("title", "Hôm qua"), ("answer", "bài đã gõ"), ("kind", "khac"), ("start", NoticeCalls.Field(TimeSpan.FromHours(-2))), ("end", NoticeCalls.Field(TimeSpan.FromHours(-1)))];
        using var response = await client.PostAsync(New, await client.TokenAsync(New), fields);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Giờ kết thúc đã qua.", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_AfterAnotherHasChanged_GivesTheTextBackAndChangesNothing()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.22.4.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Hai người sửa", "Bản một.", "tinh-lao-cai"));
        var token = await client.TokenAsync(notice);
        using (var first = await client.ActAsync(notice, "sua", NoticeCalls.Fields("Hai người sửa", "Bản hai.", "tinh-lao-cai"))) Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using (var late = await client.PostAsync(notice + "/sua", token, [.. NoticeCalls.Fields("Hai người sửa", "Bản đến muộn.", "tinh-lao-cai"), ("version", "1")]))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Contains("Bản đến muộn.", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        using (var late = await client.PostAsync(notice + "/dung", token, ("version", "1"))) Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Hai người sửa", await staff.Bot.NoticesAsync("tinh-lao-cai"));
        Assert.DoesNotContain("Bản đến muộn.", WebUtility.HtmlDecode(await client.PageAsync(notice)), StringComparison.Ordinal);
        await client.EndNoticeAsync(notice);
    }

    [Fact]
    public async Task Notice_StillToCome_IsTakenBackByEndingIt()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.22.5.1");
        (string Name, string Value)[] fields =
            [("title", "Tối nay"), ("answer", "Mất điện."), ("kind", "mat-dich-vu"), ("start", NoticeCalls.Field(TimeSpan.FromHours(2))), ("end", NoticeCalls.Field(TimeSpan.FromHours(3)))];
        var notice = await client.SetNoticeAsync(fields);
        Assert.DoesNotContain("Tối nay", await staff.Bot.NoticesAsync());
        Assert.Contains("Tối nay", await staff.Bot.Client.GetStringAsync(new Uri("/api/kiosk/bundle", UriKind.Relative)), StringComparison.Ordinal);
        await client.EndNoticeAsync(notice);
        Assert.DoesNotContain("Tối nay", await staff.Bot.Client.GetStringAsync(new Uri("/api/kiosk/bundle", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("đã hủy trước khi hiện", WebUtility.HtmlDecode(await client.PageAsync("/staff/thong-bao")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/thong-bao/999999", HttpStatusCode.NotFound)]
    [InlineData("/staff/thong-bao/0", HttpStatusCode.NotFound)]
    [InlineData("/staff/thong-bao/-1", HttpStatusCode.NotFound)]
    [InlineData("/staff/thong-bao?page=-5", HttpStatusCode.OK)]
    [InlineData("/staff/thong-bao?page=2147483647", HttpStatusCode.OK)]
    [InlineData("/staff/thong-bao/moi?tu=999999", HttpStatusCode.OK)]
    public async Task Page_OddAddress_IsAnswered(string path, HttpStatusCode status)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.22.6.1");
        using var response = await client.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
    }
}
