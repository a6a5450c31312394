using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Satisfaction.Plans;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Satisfaction;

/// <summary>Targets and reporting days as the five plans have them.</summary>
public sealed class PlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData("xa-vinh-tru", 2026, "95 năm 2026; 70 năm 2026")]
    [InlineData("tinh-lao-cai", 2026, "95 năm 2026")]
    [InlineData("tinh-lao-cai", 2029, "95 năm 2026")]
    [InlineData("tinh-lao-cai", 2025, "")]
    [InlineData("xa-hoang-trung", 2026, "tối thiểu 90 năm 2025")]
    [InlineData("xa-vinh-thuy", 2026, "")]
    [InlineData("xa-xuan-giang", 2026, "")]
    [InlineData("khong-co", 2026, "")]
    public void Targets_OfTheFivePlans_AreThoseForSatisfaction(string locality, int year, string expected) => Assert.Equal(expected, string.Join("; ",
        SatisfactionTargets.Of(Product.Index, locality, year).Select(target => $"{(target.Bound is null ? "" : target.Bound + " ")}{target.Share * 100} năm {target.Year}")));

    [Fact]
    public void Targets_WordedForSomeFields_NameTheirDomains()
    {
        var target = Assert.Single(SatisfactionTargets.Of(Product.Index, "xa-hoang-trung", 2026));
        Assert.Equal(["can-cuoc", "cu-tru", "ho-tich"], target.Domains.Order(StringComparer.Ordinal));
        Assert.Contains("mục I.1.2", target.Reference, StringComparison.Ordinal);
        Assert.All(SatisfactionTargets.Of(Product.Index, "xa-vinh-tru", 2026), general => Assert.DoesNotContain("ho-tich", general.Domains));
    }

    [Theory]
    [InlineData("xa-vinh-tru", "thang", "2026-10-15", "2026-11-14")]
    [InlineData("xa-vinh-tru", "thang-nay", "2026-11-15", "2026-12-14")]
    [InlineData("xa-vinh-tru", "quy", "2026-06-15", "2026-09-14")]
    [InlineData("xa-vinh-tru", "quy-nay", "2026-09-15", "2026-12-14")]
    [InlineData("xa-vinh-tru", "nam", "2024-12-15", "2025-12-14")]
    [InlineData("xa-vinh-tru", "nam-nay", "2025-12-15", "2026-12-14")]
    [InlineData("xa-vinh-thuy", "thang", "2026-10-12", "2026-11-11")]
    [InlineData("tinh-lao-cai", "thang", "2026-10-10", "2026-11-09")]
    [InlineData("tinh-lao-cai", "quy", "2026-07-01", "2026-09-30")]
    [InlineData("xa-hoang-trung", "thang", "2026-10-11", "2026-11-10")]
    [InlineData("xa-hoang-trung", "thang-20", "2026-10-21", "2026-11-20")]
    [InlineData("xa-hoang-trung", "thang-21", "2026-10-22", "2026-11-21")]
    [InlineData("xa-xuan-giang", "thang", "2026-10-01", "2026-10-31")]
    [InlineData("xa-xuan-giang", "nua-nam-nay", "2026-07-01", "2026-12-31")]
    [InlineData(null, "nam", "2025-01-01", "2025-12-31")]
    public void Periods_OfTheFivePlans_EndOnTheirReportingDays(string? locality, string id, string from, string to)
    {
        var found = Assert.Single(ReportingPeriods.Of(Product.Index, locality, Today), period => period.Id == id);
        Assert.Equal((from, to), ($"{found.Period.From:yyyy-MM-dd}", $"{found.Period.To:yyyy-MM-dd}"));
        Assert.Equal(id.EndsWith("-nay", StringComparison.Ordinal), found.IsRunning);
    }

    [Fact]
    public void Periods_AnyDay_FollowOneAnotherWithoutAGap()
    {
        for (var day = new DateOnly(2024, 1, 1); day < new DateOnly(2026, 1, 1); day = day.AddDays(1))
        {
            foreach (var locality in new[] { "xa-vinh-tru", "xa-hoang-trung", "xa-xuan-giang" })
            {
                var periods = ReportingPeriods.Of(Product.Index, locality, day).ToDictionary(period => period.Id, period => period.Period);
                foreach (var (id, running) in periods.Where(period => period.Key.EndsWith("-nay", StringComparison.Ordinal)))
                {
                    var over = periods[id[..^"-nay".Length]];
                    Assert.Equal(over.To.AddDays(1), running.From);
                    Assert.True(over.From <= over.To && over.To <= day && day <= running.To, $"{locality} {id} {day}: {over} {running}");
                }
            }
        }
    }

    [Fact]
    public void Periods_SentToSeveral_NameThemOnce() => Assert.Equal(
        ["Tổ công tác Đề án 06 huyện (qua Công an huyện)", "Tổ công tác Đề án 06 xã (qua Công an xã)"],
        ReportingPeriods.Of(Product.Index, "xa-hoang-trung", Today).First(period => period.Id == "thang").Recipients.Order(StringComparer.Ordinal));

    [Fact]
    public void Readable_IsAsAReportSaysIt() => Assert.Equal("từ ngày 15/10/2026 đến ngày 14/11/2026", new Period(new DateOnly(2026, 10, 15), new DateOnly(2026, 11, 14)).Readable);
}
