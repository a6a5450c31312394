using System.Globalization;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>Deadlines as plans word them, read as a calendar has them.</summary>
public sealed class PlanDeadlineTests
{
    [Theory]
    [InlineData("2026", "2026-12-31")]
    [InlineData("2026-02", "2026-02-28")]
    [InlineData("2028-02", "2028-02-29")]
    [InlineData("2026-06-06", "2026-06-06")]
    [InlineData("2026-Q2", "2026-06-30")]
    [InlineData("Quý III/2026", "2026-09-30")]
    [InlineData("quý IV năm 2026", "2026-12-31")]
    [InlineData("trước 31/12/2026", "2026-12-31")]
    [InlineData("hoàn thành trước ngày 15/9/2026", "2026-09-15")]
    [InlineData("trong tháng 8/2026", "2026-08-31")]
    [InlineData("hết tháng 5 năm 2026", "2026-05-31")]
    [InlineData("trong năm 2027", "2027-12-31")]
    public void Parse_NamedEnd_IsItsLastDay(string due, string last) =>
        Assert.Equal(DateOnly.ParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture), PlanDeadline.Parse(due).Last);

    [Theory]
    [InlineData("thường xuyên")]
    [InlineData("từ ngày 01/6/2022")]
    [InlineData("tháng 4/2025 với nhiệm vụ trong Kế hoạch")]
    [InlineData("theo chỉ đạo của Bộ Công an")]
    [InlineData("31/02/2026")]
    [InlineData("tháng 13/2026")]
    [InlineData("hằng năm")]
    [InlineData("")]
    public void Parse_NoNamedEnd_KeepsThePlansWords(string due)
    {
        var deadline = PlanDeadline.Parse(due);
        Assert.Equal((due, null, null), (deadline.Text, deadline.Last, deadline.MonthlyDay));
        Assert.False(deadline.IsPast(DateOnly.MaxValue));
        Assert.Null(deadline.NextOn(new DateOnly(2026, 11, 21)));
    }

    [Theory]
    [InlineData("ngày 20 hàng tháng", "2026-11-20", "2026-11-20")]
    [InlineData("trước ngày 12 hằng tháng hoặc đột xuất", "2026-11-13", "2026-12-12")]
    [InlineData("ngày 31 hàng tháng", "2026-02-03", "2026-02-28")]
    [InlineData("ngày 10 hàng tháng", "2026-12-11", "2027-01-10")]
    public void NextOn_EachMonth_IsTheNextSuchDay(string due, string today, string next)
    {
        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.ParseExact(next, "yyyy-MM-dd", CultureInfo.InvariantCulture), PlanDeadline.Parse(due).NextOn(day));
        Assert.Equal(next[..7] == today[..7], PlanDeadline.Parse(due).IsInMonthOf(day));
        Assert.False(PlanDeadline.Parse(due).IsPast(day));
    }

    [Fact]
    public void Parse_EachTaskOfThePlans_HasADayWhereItWritesAYearAlone()
    {
        var deadlines = Product.Content.Plans.SelectMany(plan => plan.Tasks).Select(task => task.Due).OfType<string>().ToList();
        Assert.NotEmpty(deadlines);
        Assert.All(deadlines.Where(due => char.IsAsciiDigit(due[0])), due => Assert.NotNull(PlanDeadline.Parse(due).Last));
    }
}
