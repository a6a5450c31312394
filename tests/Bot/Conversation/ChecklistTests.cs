using System.Net;
using System.Text.RegularExpressions;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Conversation;

/// <summary>Every checklist that the content has, also those that editors add later.</summary>
[Collection(SharedBotGroup.Name)]
public sealed partial class ChecklistTests(SharedBot shared)
{
    public static TheoryData<string> Slugs => [.. Product.Content.Documents.Where(document => document.Checklist is not null).Select(document => document.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Walk_EveryPath_EndsInItsList(string slug)
    {
        var document = Product.Content.Documents.Single(candidate => candidate.Slug == slug);
        var checklist = document.Checklist!;
        foreach (var path in ChecklistWalk.Paths(checklist))
        {
            var reply = await shared.Bot.AskAsync("Lập danh sách giấy tờ cho trường hợp của tôi: " + (document.Short ?? document.Title));
            var conversation = reply.GetProperty("conversationId").GetString();
            foreach (var answer in path)
            {
                Assert.Equal("clarify", reply.GetProperty("kind").GetString());
                Assert.Equal(slug, reply.GetProperty("topic").GetString());
                var question = checklist.Questions.Single(candidate => candidate.Id == answer.Question);
                Assert.Contains(question.Ask, reply.GetProperty("text").GetString(), StringComparison.Ordinal);
                var say = question.Options.Single(option => option.Id == answer.Option).Say;
                Assert.Contains(reply.GetProperty("suggestions").EnumerateArray(), suggestion => suggestion.GetProperty("text").GetString() == say);
                reply = await shared.Bot.AskAsync(say, conversationId: conversation);
            }
            Assert.Equal("answer", reply.GetProperty("kind").GetString());
            var (result, text) = (ChecklistWalk.Result(checklist, path), reply.GetProperty("markdown").GetString()!);
            foreach (var item in result.Bring.Concat(result.NotNeeded).Concat(result.Steps).Concat(result.Notes)) Assert.Contains(item, text, StringComparison.Ordinal);
            Assert.Contains(string.Join('~', path.Select(answer => $"{answer.Question}.{answer.Option}")), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Page_EveryPath_ShowsTheListWithoutInlineStyleOrScript(string slug)
    {
        var checklist = Product.Content.Documents.Single(candidate => candidate.Slug == slug).Checklist!;
        foreach (var path in ChecklistWalk.Paths(checklist))
        {
            var page = await PageAsync(slug, string.Join('~', path.Select(answer => $"{answer.Question}.{answer.Option}")));
            foreach (var item in ChecklistWalk.Result(checklist, path).Bring) Assert.Contains(item, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(InlineStyle(), page);
        }
    }

    [Fact]
    public async Task Page_WithoutAnswers_LeadsThroughTheQuestionsByLinks()
    {
        var page = await PageAsync("lien-thong-khai-sinh", "");
        for (var step = 0; step < 5 && !page.Contains("class=\"qr\"", StringComparison.Ordinal); step++)
        {
            Assert.Contains("Câu ", page, StringComparison.Ordinal);
            page = await shared.Bot.Client.GetStringAsync(new Uri(WebUtility.HtmlDecode(OptionLink().Match(page).Groups[1].Value), UriKind.Relative));
        }
        Assert.Contains("Cần mang hoặc nộp", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("noi-sinh.khong-co~cha-me.da-ket-hon")]
    [InlineData("~~..~.")]
    public async Task Page_AnswersThatAreNone_AskTheFirstQuestion(string answers)
    {
        var page = await PageAsync("lien-thong-khai-sinh", answers);
        Assert.Contains("Bé sinh ở đâu?", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/danh-sach/khong-co")]
    [InlineData("/danh-sach/phan-anh-kien-nghi")]
    public async Task Page_TopicWithoutChecklist_IsNotFound(string path)
    {
        using var response = await shared.Bot.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Form_WithoutJavaScript_WalksAChecklistByItsLinks()
    {
        var page = await shared.Bot.Client.GetStringAsync(new Uri("/hoi?q=" + Uri.EscapeDataString("khai sinh liên thông cần giấy tờ gì"), UriKind.Relative));
        for (var step = 0; step < 4; step++)
            page = await shared.Bot.Client.GetStringAsync(new Uri(WebUtility.HtmlDecode(FormLink().Match(page).Groups[1].Value), UriKind.Relative));
        Assert.Contains("/danh-sach/lien-thong-khai-sinh?a", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private Task<string> PageAsync(string slug, string answers) =>
        shared.Bot.Client.GetStringAsync(new Uri($"/danh-sach/{slug}?a={Uri.EscapeDataString(answers)}", UriKind.Relative));

    [GeneratedRegex("<li><a href=\"(/danh-sach/[^\"]+)\"")]
    private static partial Regex OptionLink();

    [GeneratedRegex("aria-label=\"Hỏi tiếp\">.*?<a href=\"(/hoi[^\"]+)\"", RegexOptions.Singleline)]
    private static partial Regex FormLink();

    [GeneratedRegex("<[^>]+\\s(?:style|on\\w+)=")]
    private static partial Regex InlineStyle();
}
