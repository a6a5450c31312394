using System.Net;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>What staff do with left questions.</summary>
public sealed class InboxTests(StaffBot staff) : IClassFixture<StaffBot>
{
    [Fact]
    public async Task Answer_PlainText_IsSeenByCodeAsItWasTyped()
    {
        var left = await staff.Bot.LeaveAsync(new { text = "con tôi sinh ở Lào thì sao?", name = "Hà Thị Mơ", phone = "+84 912 345 678" }, "10.5.0.1");
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.5.0.2");
        var question = await client.FindAsync("con tôi sinh ở Lào thì sao?");
        var page = await client.PageAsync(question);
        Assert.Contains("Hà Thị Mơ", page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+84912345678\"", page.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Hà Thị Mơ", await client.PageAsync("/staff/cau-hoi"), StringComparison.Ordinal);

        const string Typed = "Được.\r\n<b>Mang</b> giấy khai sinh \"bản gốc\".";
        using (var sent = await client.ActAsync(question, "tra-loi", ("answer", Typed))) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var seen = await staff.Bot.LookAsync(left.Text("code"), "10.5.0.1");
        Assert.Equal("Được.\n<b>Mang</b> giấy khai sinh \"bản gốc\".", seen.Text("answer"));
        Assert.Equal("đã trả lời", seen.Text("stateLabel"));
    }

    [Fact]
    public async Task Answer_WhileAnotherAnswered_OverwritesNothingAndGivesTheTextBack()
    {
        var left = await staff.Bot.LeaveAsync(new { text = "hai người cùng trả lời" }, "10.5.1.1");
        using var first = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.5.1.2");
        using var second = await StaffClient.SignInAsync(staff.Bot, "editor", "10.5.1.3");
        var question = await first.FindAsync("hai người cùng trả lời");
        var token = await second.TokenAsync(question);
        using (await first.ActAsync(question, "tra-loi", ("answer", "Người thứ nhất."))) { }
        using var late = await second.PostAsync($"{question}/tra-loi", token, ("answer", "Người thứ hai."), ("version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Người thứ hai.", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Người thứ nhất.", (await staff.Bot.LookAsync(left.Text("code"), "10.5.1.1")).Text("answer"));
    }

    [Theory]
    [InlineData("tra-loi", "answer", "   ")]
    [InlineData("giao", "assignee", "report")]
    [InlineData("giao", "assignee", "khong-co")]
    [InlineData("trang-thai", "state", "answered")]
    [InlineData("trang-thai", "state", "xong")]
    public async Task Act_BadField_IsRefused(string action, string field, string value)
    {
        await staff.Bot.LeaveAsync(new { text = $"hỏng {action} {value}" }, "10.5.2.1");
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.5.2.2");
        using var response = await client.ActAsync(await client.FindAsync($"hỏng {action} {value}".Trim()), action, (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Answer_TooLong_IsRefusedAndGivenBack()
    {
        await staff.Bot.LeaveAsync(new { text = "câu trả lời quá dài" }, "10.5.3.1");
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.5.3.2");
        using var response = await client.ActAsync(await client.FindAsync("câu trả lời quá dài"), "tra-loi", ("answer", new string('a', 4001)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(new string('a', 4001), await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ByStateAndLocality_ShowsWhatIsAskedFor()
    {
        await staff.Bot.LeaveAsync(new { text = "câu của Vĩnh Trụ", locality = "xa-vinh-tru" }, "10.5.4.1");
        await staff.Bot.LeaveAsync(new { text = "câu của Lào Cai", locality = "tinh-lao-cai" }, "10.5.4.1");
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.5.4.2");
        using (await client.ActAsync(await client.FindAsync("câu của Lào Cai"), "giao", ("assignee", "editor"))) { }
        var working = await client.PageAsync("/staff/cau-hoi?state=working&locality=tinh-lao-cai");
        Assert.Contains("câu của Lào Cai", working, StringComparison.Ordinal);
        Assert.Contains("giao editor", working, StringComparison.Ordinal);
        Assert.DoesNotContain("câu của Vĩnh Trụ", working, StringComparison.Ordinal);
        Assert.DoesNotContain("câu của Lào Cai", await client.PageAsync("/staff/cau-hoi?state=new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfAnAnsweredQuestion_PassesTheCheckOfACopiedContent()
    {
        await staff.Bot.LeaveAsync(new { text = "bán bánh xèo ngoài chợ có phải xin giấy <gì> không? gọi 0912345678" }, "10.5.5.1");
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.5.5.2");
        var page = await client.PageAsync("/staff/cau-hoi");
        var question = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/staff/cau-hoi/[0-9a-f]{32})\">bán bánh xèo").Groups[1].Value;
        using (await client.ActAsync(question, "tra-loi", ("answer", "Có. Hỏi <b>bộ phận một cửa</b>.\n# Không phải tiêu đề\n::: cũng không\n- gạch đầu dòng\n1. một"))) { }
        using var made = await client.ActAsync(question, "ban-nhap");
        var slug = Uri.UnescapeDataString(made.Headers.Location!.ToString()).Split("ban-nhap:")[^1];
        Assert.Equal("ban-banh-xeo-ngoai-cho-co-phai-xin-giay-gi-khong-goi", slug);
        var draft = await client.PageAsync($"/staff/ban-nhap/{slug}");
        Assert.Contains("confidence: thấp", draft, StringComparison.Ordinal);
        Assert.Equal(draft, await File.ReadAllTextAsync(Path.Combine(staff.Bot.Data, "drafts", slug + ".md")));
        Assert.False(File.Exists(Path.Combine(Product.ContentPath, "faqs", slug + ".md")));

        using var again = await client.ActAsync(question, "ban-nhap");
        Assert.EndsWith(slug + "-2", Uri.UnescapeDataString(again.Headers.Location!.ToString()), StringComparison.Ordinal);

        using var folder = new TemporaryFolder();
        Product.CopyFolder(Product.ContentPath, folder.Path);
        folder.Write($"faqs/{slug}.md", draft);
        var check = await ProcessRun.IndexerAsync("check", "--quick", "--content", folder.Path);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
    }

    [Theory]
    [InlineData("..%2F..%2Frecords")]
    [InlineData("khong-co")]
    public async Task Draft_NameThatIsNone_IsNotFound(string slug)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.5.6.1");
        using var response = await client.GetAsync("/staff/ban-nhap/" + slug);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Audit_TellsWhoDidWhat()
    {
        await staff.Bot.LeaveAsync(new { text = "câu để ghi nhật ký", name = "Vũ Văn Kín" }, "10.5.7.1");
        using var client = await StaffClient.SignInAsync(staff.Bot, "admin", "10.5.7.2");
        using (await client.ActAsync(await client.FindAsync("câu để ghi nhật ký"), "tra-loi", ("answer", "Rồi."))) { }
        var trail = await client.PageAsync("/staff/nhat-ky");
        foreach (var action in new[] { "đăng nhập", "xem họ tên, điện thoại", "trả lời" }) Assert.Contains($"<td>{action}</td>", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("Vũ Văn Kín", trail, StringComparison.Ordinal);
    }
}
