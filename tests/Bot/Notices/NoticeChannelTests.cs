using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Notices;

/// <summary>A notice that staff set is everywhere at once, encoded, for its locality; ended, it is nowhere.</summary>
public sealed class NoticeChannelTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private const string Topic = "/t/dang-ky-ket-hon";
    private const string Text = "Gió < cấp 8 & mưa \"to\"; gọi 112 khi cần.";

    private HttpClient Client => staff.Bot.Client;

    [Fact]
    public async Task Notice_SetAndEnded_ComesAndGoesOnEveryChannel()
    {
        const string Title = "Bão số 5 & lũ";
        string[] pages = ["/hoi", "/hoi?q=" + Uri.EscapeDataString("lệ phí đăng ký kết hôn"), Topic, "/t"];
        string[] data = ["/api/notices", "/api/topics", "/api/widget", "/api/kiosk/bundle"];
        Assert.False((await staff.Bot.AskAsync("lệ phí đăng ký kết hôn")).TryGetProperty("notices", out _));
        foreach (var page in pages) Assert.DoesNotContain("class=\"notices", await ReadAsync(page), StringComparison.Ordinal);
        foreach (var address in data) Assert.Equal(0, (await JsonAsync(address)).GetProperty("notices").GetArrayLength());

        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.20.0.1");
        var notice = await client.SetNoticeAsync([.. NoticeCalls.Fields(Title, Text), ("url", "https://nchmf.gov.vn")]);
        foreach (var page in pages)
        {
            var html = await ReadAsync(page);
            Assert.Contains("<p>Gió &lt; cấp 8 &amp; mưa &quot;to&quot;; gọi 112 khi cần.</p>", html, StringComparison.Ordinal);
            Assert.Contains("<a href=\"https://nchmf.gov.vn\"", html, StringComparison.Ordinal);
        }
        foreach (var address in data)
        {
            var shown = Assert.Single((await JsonAsync(address)).GetProperty("notices").EnumerateArray());
            Assert.Equal((Title, Text, "thien-tai", "https://nchmf.gov.vn"), (shown.Text("title"), shown.Text("text"), shown.Text("kind"), shown.Text("url")));
            Assert.EndsWith("+07:00", shown.Text("until"), StringComparison.Ordinal);
        }
        var reply = Assert.Single((await staff.Bot.AskAsync("lệ phí đăng ký kết hôn")).GetProperty("notices").EnumerateArray());
        Assert.Equal(["id", "kind", "title", "text", "until", "url"], reply.EnumerateObject().Select(member => member.Name));
        Assert.Contains("Thông báo đang hiện: Bão số 5 &amp; lũ", await client.PageAsync("/staff"), StringComparison.Ordinal);

        await client.EndNoticeAsync(notice);
        foreach (var page in pages) Assert.DoesNotContain("class=\"notices", await ReadAsync(page), StringComparison.Ordinal);
        foreach (var address in data) Assert.Equal(0, (await JsonAsync(address)).GetProperty("notices").GetArrayLength());
        Assert.False((await staff.Bot.AskAsync("lệ phí đăng ký kết hôn")).TryGetProperty("notices", out _));
    }

    [Fact]
    public async Task Notice_OfOneLocality_IsShownThereOnly_AndToWhoAsksAboutIt()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.20.1.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Nghỉ chiều thứ Sáu", "Chiều thứ Sáu không tiếp dân.", "xa-xuan-giang"));
        Assert.Contains("Nghỉ chiều thứ Sáu", await staff.Bot.NoticesAsync("xa-xuan-giang"));
        Assert.DoesNotContain("Nghỉ chiều thứ Sáu", await staff.Bot.NoticesAsync());
        Assert.Contains("Nghỉ chiều thứ Sáu", await ReadAsync(Topic + "?locality=xa-xuan-giang"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nghỉ chiều thứ Sáu", await ReadAsync(Topic), StringComparison.Ordinal);
        Assert.Contains("Nghỉ chiều thứ Sáu", Titles(await staff.Bot.AskAsync("lệ phí đăng ký kết hôn", "xa-xuan-giang")));
        Assert.DoesNotContain("Nghỉ chiều thứ Sáu", Titles(await staff.Bot.AskAsync("lệ phí đăng ký kết hôn", "xa-vinh-thuy")));
        await client.EndNoticeAsync(notice);
        using var unknown = await Client.GetAsync(new Uri("/api/notices?locality=khong-co", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal("urn:de06assistant:locality-unknown", (await unknown.Content.ReadFromJsonAsync<JsonElement>()).Text("type"));
    }

    [Fact]
    public async Task Notice_Changed_HasAnotherName_AndKeptPagesShowTheNewOne()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.20.2.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Mất mạng cả ngày", "Hệ thống một cửa tạm dừng.", "tinh-lao-cai"));
        var before = await IdAsync();
        Assert.Contains("Hệ thống một cửa tạm dừng.", await ReadAsync(Topic + "?locality=tinh-lao-cai"), StringComparison.Ordinal);
        Assert.Equal(before, await IdAsync());
        using (var changed = await client.ActAsync(notice, "sua", NoticeCalls.Fields("Mất mạng cả ngày", "Đã có mạng ở tầng 1.", "tinh-lao-cai"))) Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.NotEqual(before, await IdAsync());
        Assert.Contains("Đã có mạng ở tầng 1.", await ReadAsync(Topic + "?locality=tinh-lao-cai"), StringComparison.Ordinal);
        await client.EndNoticeAsync(notice);

        async Task<string> IdAsync() => (await JsonAsync("/api/notices?locality=tinh-lao-cai")).GetProperty("notices").EnumerateArray()
            .Single(shown => shown.Text("title") == "Mất mạng cả ngày").Text("id");
    }

    [Fact]
    public async Task Reply_RecordedOrSentAgain_HasNoNoticeOfItsTime()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.20.3.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Chỉ lúc này", "Nội dung chỉ lúc này.", "xa-hoang-trung"));
        var body = new { text = "đăng ký tạm trú ở đâu", locality = "xa-hoang-trung", clientId = Guid.NewGuid().ToString("N") };
        var first = await PostAsync(body);
        Assert.Contains("Chỉ lúc này", Titles(first));
        var recorded = Assert.Single((await JsonAsync($"/api/conversations/{first.Text("conversationId")}")).GetProperty("messages").EnumerateArray()).GetProperty("answer");
        Assert.Equal(first.Text("text"), recorded.Text("text"));
        Assert.False(recorded.TryGetProperty("notices", out _));
        await client.EndNoticeAsync(notice);
        var again = await PostAsync(body);
        Assert.Equal(first.Text("turnId"), again.Text("turnId"));
        Assert.DoesNotContain("Chỉ lúc này", Titles(again));
    }

    private static List<string> Titles(JsonElement reply) =>
        reply.TryGetProperty("notices", out var notices) ? [.. notices.EnumerateArray().Select(notice => notice.Text("title"))] : [];

    private async Task<JsonElement> PostAsync(object body)
    {
        using var response = await Client.PostAsJsonAsync("/api/ask", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await ReadAsync(path)).RootElement;

    private Task<string> ReadAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));
}
