using System.Text.Json;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Search;

/// <summary>A question that says nothing of a topic goes on with the one before; one that says it all does not.</summary>
public sealed class FollowUpTests
{
    private const int ContextsForEach = 3;

    private static readonly string[] FollowUps =
    [
        "còn lệ phí thì sao", "thế cần giấy tờ gì", "ở đâu vậy", "bao lâu thì xong", "nộp online được không", "mất bao nhiêu tiền", "ai làm được", "làm thế nào",
        "vậy làm ở đâu ạ", "mấy ngày", "có bị phạt không", "cần mang gì theo", "thế bao giờ có kết quả", "phí bao nhiêu",
    ];

    private static KnowledgeIndex Index => Product.Index;

    private static List<string> Slugs => [.. Index.Topics.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Retrieve_FollowUpOfAnyTopic_StaysWithIt()
    {
        var asked = Slugs.SelectMany(slug => FollowUps.SelectMany(text => new[] { text, Folding.Fold(text) }).Select(text => (slug, text))).ToList();
        var lost = asked.Where(pair => Index.Retriever.Retrieve(pair.text, null, new AskContext(pair.slug, Facet.Overview)).Topic?.Slug != pair.slug).ToList();
        Assert.True(lost.Count <= asked.Count * 0.02, $"{lost.Count} of {asked.Count}: {string.Join("; ", lost.Take(10))}");
    }

    [Fact]
    public void Retrieve_WholeQuestionInTheMidstOfAnotherTopic_IsAnsweredAsByItself()
    {
        var (flipped, asked, turn) = (new List<string>(), 0, 0);
        foreach (var (text, locality) in Questions())
        {
            var alone = Index.Retriever.Retrieve(text, locality);
            for (var i = 0; i < ContextsForEach; i++, asked++)
            {
                var context = new AskContext(Slugs[turn++ * 7 % Slugs.Count], Facet.Fee);
                var with = Index.Retriever.Retrieve(text, locality, context);
                if ((with.Kind, with.Topic?.Slug) != (alone.Kind, alone.Topic?.Slug)) flipped.Add($"{context.Topic}: {text}");
            }
        }
        Assert.True(flipped.Count <= asked * 0.04, $"{flipped.Count} of {asked}: {string.Join("; ", flipped.Take(10))}");
    }

    [Fact]
    public void Several_SingleQuestions_AreHardlyEverTakenApart()
    {
        var single = Questions("multi").ToList();
        var split = single.Where(question => Index.Several.TakeApart(question.Text, Index.Retriever.Retrieve(question.Text, question.Locality), question.Locality, null).Count > 1).ToList();
        Assert.True(split.Count <= single.Count * 0.01, string.Join("; ", split));
    }

    [Theory]
    [InlineData("đường dây nóng 113 là gì")]
    [InlineData("khai tử")]
    [InlineData("tố cáo lừa đảo thì gửi ở đâu")]
    [InlineData("phòng cháy chữa cháy xin giấy phép ở đâu")]
    [InlineData("mẹ tôi mới mất thì làm giấy gì")]
    [InlineData("bị giật túi mất căn cước làm lại ở đâu")]
    [InlineData("tong dai 111 la gi")]
    public void Emergencies_OrdinaryQuestions_AreNotHeard(string text) => Assert.False(Index.Emergencies.Hears(text, Index.Retriever.Retrieve(text, null)));

    [Theory]
    [InlineData("nhà tôi đang cháy")]
    [InlineData("nha chay roi cuu voi")]
    [InlineData("hôm nay tôi đi làm khai sinh cho con, về nhà thấy chồng say đang cầm dao đuổi đánh hai mẹ con, xin giúp tôi với")]
    [InlineData("toi khong muon song nua")]
    [InlineData("con gái em bị người lạ bắt lên xe")]
    [InlineData("bố tôi ngã ngất xỉu không thở")]
    public void Emergencies_CriesForHelp_AreHeard(string text) => Assert.True(Index.Emergencies.Hears(text, Index.Retriever.Retrieve(text, null)));

    private static IEnumerable<(string Text, string? Locality)> Questions(string? withoutKind = null)
    {
        foreach (var line in File.ReadLines(Path.Combine(Product.Home, "tests", "eval", "dev.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (withoutKind is not null && root.TryGetProperty("kind", out var kind) && kind.GetString() == withoutKind) continue;
            yield return (root.GetProperty("q").GetString()!, root.TryGetProperty("locality", out var locality) ? locality.GetString() : null);
        }
    }
}
