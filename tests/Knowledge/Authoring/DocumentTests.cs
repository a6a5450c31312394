using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

public sealed class DocumentTests
{
    [Fact]
    public void Read_PeriodBlock_HoldsOnlyInItsPeriod()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        SampleContent.Replace(folder, SampleContent.Procedure, "## Lệ phí\n\n", "## Lệ phí\n\nMiễn phí.\n\n::: từ 2027-03-01 đến 2027-12-31\nThu 5.000 đồng.\n:::\n\n");
        var document = Assert.Single(ContentReader.Read(folder.Path).Documents);
        var block = document.Sections.Single(section => section.Facet == Facet.Fee).Blocks.Single(block => block.From is not null);
        Assert.Equal("Thu 5.000 đồng.", block.Markdown);
        Assert.False(block.HoldsOn(new DateOnly(2027, 2, 28)));
        Assert.True(block.HoldsOn(new DateOnly(2027, 3, 1)));
        Assert.True(block.HoldsOn(new DateOnly(2027, 12, 31)));
        Assert.False(block.HoldsOn(new DateOnly(2028, 1, 1)));
    }

    [Fact]
    public void IsInForce_ExpiredAndComingLaw_AreNot()
    {
        var law = new LegalReference("60/2014/QH13", "Luật Hộ tịch", null, new DateOnly(2016, 1, 1), new DateOnly(2027, 3, 1), null);
        Assert.False(law.IsInForce(new DateOnly(2015, 12, 31)));
        Assert.True(law.IsInForce(new DateOnly(2027, 2, 28)));
        Assert.False(law.IsInForce(new DateOnly(2027, 3, 1)));
    }

    [Fact]
    public void Read_PlanOfVinhTru_HasEveryTargetAndTask()
    {
        var plan = Product.Content.Plans.Single(plan => plan.Locality == "xa-vinh-tru");
        Assert.Equal(60, plan.Targets.Count);
        Assert.Equal(9, plan.Tasks.Count);
        Assert.Equal("Công an xã", plan.Tasks.Single(task => task.Section == "II.1.h").Lead);
        Assert.Equal("Phòng Kinh tế xã", plan.Tasks.Single(task => task.Section == "II.1.d").Lead);
    }
}
