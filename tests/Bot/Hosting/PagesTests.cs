using System.Net;
using System.Text.RegularExpressions;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>The pages that need no JavaScript.</summary>
[Collection(SharedBotGroup.Name)]
public sealed partial class PagesTests(SharedBot shared)
{
    [Fact]
    public async Task Ask_ByForm_ShowsAnswerAndTakesARating()
    {
        var client = shared.Bot.Client;
        var page = await client.GetStringAsync(new Uri("/hoi?q=" + Uri.EscapeDataString("khai sinh liên thông mất mấy ngày"), UriKind.Relative));
        Assert.Contains("03 ngày làm việc", page, StringComparison.Ordinal);
        var turn = TurnId().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["turnId"] = turn, ["score"] = "5", ["comment"] = "", ["reasons"] = "khó hiểu" });
        using var response = await client.PostAsync(new Uri("/hoi/danh-gia", UriKind.Relative), form);
        Assert.Contains("Đã ghi nhận", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_QuestionWithMarkup_ShowsItAsText()
    {
        var page = await shared.Bot.Client.GetStringAsync(new Uri("/hoi?q=" + Uri.EscapeDataString("<script>alert(1)</script> lệ phí căn cước \"'"), UriKind.Relative));
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_TooLong_SaysSoAndKeepsTheText()
    {
        using var response = await shared.Bot.Client.GetAsync(new Uri("/hoi?q=" + new string('a', 1500), UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("dài nhất 1000 ký tự", page, StringComparison.Ordinal);
        Assert.Contains(new string('a', 1500), page, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"turnId\" value=\"([0-9a-f]{32})\"")]
    private static partial Regex TurnId();
}
