using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Satisfaction;

/// <summary>Questions without an answer, brought together by what they ask.</summary>
public sealed class QuestionClusterTests
{
    private static readonly QuestionClusters Clusters = new(new VietnameseAnalyzer(Product.Content.Lexicon.Words));

    private static readonly string[] Asked =
    [
        "xin giấy phép xây dựng nhà ở nông thôn", "giay phep xay dung nha o", "xin phép xây nhà ở nông thôn thế nào", "thủ tục cấp giấy phép xây dựng",
        "vay vốn ngân hàng chính sách cho hộ nghèo", "muốn vay vốn ngân hàng chính sách",
        "đăng ký nhãn hiệu hàng hóa", "đổi tên trường mầm non", "cấp hộ chiếu phổ thông", "làm hộ chiếu phổ thông ở đâu", "lam ho chieu pho thong o dau?",
    ];

    [Fact]
    public void Of_DifferentWordings_AreOneClusterEach()
    {
        var clusters = Clusters.Of(Asked.Select((text, i) => new UnansweredQuestion($"{i:00}", $"2026-11-{i + 1:00}", text)));
        var passport = Assert.Single(clusters, cluster => cluster.Examples.Any(text => text.Contains("hộ chiếu", StringComparison.Ordinal)));
        Assert.Equal((3, "2026-11-11", "10"), (passport.Questions, passport.LastDay, passport.TurnId));
        Assert.Equal("làm hộ chiếu phổ thông ở đâu", passport.Text);
        Assert.Equal(2, Assert.Single(clusters, cluster => cluster.Key.Contains("vay von", StringComparison.Ordinal)).Questions);
        Assert.True(clusters.Where(cluster => cluster.Key.Contains("xay", StringComparison.Ordinal)).Max(cluster => cluster.Questions) >= 3, string.Join("\n", clusters.Select(Written)));
        Assert.DoesNotContain(clusters, cluster => cluster.Key.Contains("nhan hieu", StringComparison.Ordinal) && cluster.Questions > 1);
    }

    [Fact]
    public void Of_AnyQuestions_KeepsEachOnceAndGivesTheSameWhateverTheOrder() => Prop.ForAll(
        Gen.Elements(Asked.Concat(["", "?", "a", "ĐĂNG KÝ nhãn hiệu hàng hoá"]).ToArray()).ListOf().ToArbitrary(), texts =>
        {
            var questions = texts.Select((text, i) => new UnansweredQuestion($"{i:000}", "2026-11-01", text)).ToList();
            var clusters = Clusters.Of(questions);
            Assert.Equal(questions.Count, clusters.Sum(cluster => cluster.Questions));
            Assert.Equal(clusters.Select(Written), Clusters.Of(Enumerable.Reverse(questions)).Select(Written));
        }).QuickCheckThrowOnFailure();

    private static string Written(QuestionCluster cluster) => $"{cluster.Key}|{cluster.Text}|{cluster.Questions}|{string.Join(',', cluster.Examples)}|{cluster.TurnId}";
}
