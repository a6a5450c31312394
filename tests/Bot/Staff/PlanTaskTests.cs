using System.Globalization;
using System.Text;
using CsvHelper;
using De06Assistant.Bot.LookUp;
using De06Assistant.Bot.Staff.PlanTasks;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>The table of the plans' tasks, on the page and as a file.</summary>
public sealed class PlanTaskTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private static readonly DateOnly Today = new(2026, 5, 20);
    private static readonly PlanTaskFilter All = new(null, null, null, DueFilter.Any);

    [Fact]
    public void Read_AnyDay_EachTaskIsUnderAsManyFiltersAsItsDeadlineIs()
    {
        var tasks = Product.Content.Plans.SelectMany(plan => plan.Tasks).ToList();
        foreach (var day in new[] { new DateOnly(2022, 1, 1), Today, new DateOnly(2026, 12, 31), new DateOnly(2031, 1, 1) })
        {
            int Count(DueFilter due) => PlanTaskRow.Read(Product.Index, All with { Due = due }, false, day).Count;
            Assert.Equal(tasks.Count, Count(DueFilter.Any));
            var both = PlanTaskRow.Read(Product.Index, All, false, day).Count(row => row.Deadline is { } due && due.IsPast(day) && due.IsInMonthOf(day));
            Assert.Equal(tasks.Count, Count(DueFilter.Past) + Count(DueFilter.ThisMonth) + Count(DueFilter.Later) + Count(DueFilter.NoDay) - both);
        }
    }

    [Fact]
    public void Read_InMay_ShowsWhatIsDueAndWhatIsPast()
    {
        var due = PlanTaskRow.Read(Product.Index, new PlanTaskFilter("xa-vinh-thuy", null, null, DueFilter.ThisMonth), false, Today);
        Assert.All(due, row => Assert.True(row.Deadline!.MonthlyDay is not null || row.Deadline.Last is { Year: 2026, Month: 5 }));
        Assert.NotEmpty(due);
        var past = PlanTaskRow.Read(Product.Index, new PlanTaskFilter("xa-hoang-trung", null, null, DueFilter.Past), false, Today);
        Assert.All(past, row => Assert.True(row.Deadline!.Last < Today));
        Assert.Equal(past.Select(row => row.Deadline!.Last), past.Select(row => row.Deadline!.Last).Order());
    }

    [Fact]
    public void Read_ByAgency_KeepsEachAgencyTogether()
    {
        var leads = PlanTaskRow.Read(Product.Index, All, true, Today).Select(row => row.Task.Lead?.ToUpperInvariant()).ToList();
        var runs = leads.Where((lead, i) => i == 0 || lead != leads[i - 1]).ToList();
        Assert.Equal(runs.Distinct().Count(), runs.Count);
    }

    [Fact]
    public void Csv_TextsLikeFormulas_AreEscapedAndTheRestComesBack()
    {
        var place = Product.Content.Localities[0];
        var task = new PlanTask("x", "II", "=nhóm", "=HYPERLINK(\"http://xau\")", "Công an xã, \"tổ\" 1", null, "2026-12-31", "+cmd", null, [], 1);
        var text = Encoding.UTF8.GetString(PlanTaskTable.ToCsv([new PlanTaskRow(place, "p", "@kế hoạch", new PlanCard(place.Slug, null, "2026", "UBND", null, null, []), "p/nhiem-vu/x", task, PlanDeadline.Parse("2026-12-31"))], Today));
        Assert.StartsWith("\uFEFFĐịa phương,", text, StringComparison.Ordinal);
        Assert.Contains("\"Công an xã, \"\"tổ\"\" 1\"", text, StringComparison.Ordinal);
        Assert.Contains(",2026-12-31,", text, StringComparison.Ordinal);
        foreach (var formula in new[] { "=nhóm", "=HYPERLINK", "+cmd", "@kế hoạch" }) Assert.Contains("'" + formula, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xlsx_OfAllTasks_IsOpenedByLibreOfficeWithTheSameRows()
    {
        var rows = PlanTaskRow.Read(Product.Index, All, false, Today);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("nhiem-vu.xlsx"), PlanTaskTable.ToXlsx(rows, Today));
        var opened = (await LibreOffice.ConvertAsync(folder.File("nhiem-vu.xlsx"), LibreOffice.SheetsAsCsv)).Single();
        using var csv = CsvReader.FromFile(opened, new CsvReaderOptions { HasHeader = false });
        Assert.True(csv.Read());
        foreach (var row in rows)
        {
            Assert.True(csv.Read());
            Assert.Equal(row.Task.Title, csv.GetString(4));
            Assert.Equal(row.Deadline?.NextOn(Today)?.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture) ?? "", csv.GetString(8));
        }
        Assert.False(csv.Read());
    }

    [Fact]
    public async Task Export_OfAFilteredTable_HasItsRowsAndIsInTheAuditTrail()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "report", "10.8.0.1");
        var csv = await client.PageAsync("/staff/nhiem-vu/bang.csv?xa=xa-vinh-tru&co-quan=cong%20an");
        var tasks = Product.Content.Plans.Single(plan => plan.Locality == "xa-vinh-tru").Tasks.Where(task => LookUpSearch.Names(task.Lead, "công an")).ToList();
        Assert.NotEmpty(tasks);
        Assert.Equal(tasks.Count + 1, csv.TrimEnd().Split("\r\n").Length);
        Assert.All(tasks, task => Assert.Contains(task.Title.Replace("\"", "\"\"", StringComparison.Ordinal), csv, StringComparison.Ordinal));
        using var admin = await StaffClient.SignInAsync(staff.Bot, "admin", "10.8.0.2");
        Assert.Contains("<td>report</td><td>xuất số liệu</td><td>nhiem-vu-", await admin.PageAsync("/staff/nhat-ky"), StringComparison.Ordinal);
    }
}
