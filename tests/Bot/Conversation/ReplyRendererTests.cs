using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Tests.Bot.Conversation;

public sealed class ReplyRendererTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JAVASCRIPT:alert(1))")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    [InlineData("![x](https://a.vn/a.png)")]
    [InlineData("<javascript:alert(1)>")]
    public void Html_HostileMarkdown_CannotRunOrLoad(string markdown)
    {
        var html = ReplyRenderer.Html(markdown);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"data", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Html_WithDetail_MarksWhatLiesBetweenTheShortAnswerAndTheEnd()
    {
        var body = $"Ngắn gọn.\n\n{new string('d', 250)}\n\n1. Nộp\n2. Nhận";
        var html = ReplyRenderer.Html(body + "\n\nCăn cứ: luật.", body.Length);
        Assert.StartsWith("<p>Ngắn gọn.</p>\n<div class=\"detail\">\n<p>ddd", html, StringComparison.Ordinal);
        Assert.EndsWith("</ol>\n</div>\n<p>Căn cứ: luật.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_WithLittleDetail_MarksNothing() =>
        Assert.DoesNotContain("detail", ReplyRenderer.Html("Ngắn gọn.\n\nThêm một câu.\n\nCăn cứ: luật.", 25), StringComparison.Ordinal);

    [Fact]
    public void Html_PlainAddress_BecomesALink() =>
        Assert.Contains("<a href=\"https://dichvucong.gov.vn\"", ReplyRenderer.Html("Vào https://dichvucong.gov.vn nhé."), StringComparison.Ordinal);

    [Fact]
    public void Text_TableAndSteps_ReadAsLines()
    {
        var text = ReplyRenderer.Text("Có hai trường hợp.\n\n| Trường hợp | Hạn |\n|---|---|\n| Đủ giấy | 02 ngày |\n\n1. Nộp\n2. Nhận");
        Assert.Equal("Có hai trường hợp.\n- Đủ giấy: 02 ngày\n1. Nộp\n2. Nhận", text);
    }

    [Fact]
    public void Markdown_TemplateWithEmptyParts_LeavesNoGaps()
    {
        var renderer = new ReplyRenderer([new ReplyTemplate("a.md", "a", "{{#if x}}\n{{x}}\n\n{{/if}}\n{{y}}\n\n\n\n{{#if z}}z{{/if}}\n")]);
        Assert.Equal("chữ \"trong\" ngoặc", renderer.Markdown("a", new { x = (string?)null, y = "chữ \"trong\" ngoặc", z = false }));
    }
}
