namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>What is found in the five plans as issued, against what people read out of them.</summary>
public sealed class ImportAccuracyTests
{
    private const double Required = 0.95;

    public static TheoryData<string> Seeds => ImportedPlan.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Import_IssuedPlan_FindsTargetsWithTheirFigures(string locality)
    {
        var accuracy = Expectations.OfTargets(locality, ImportedPlan.OfSeed(locality).Plan);
        Assert.True(accuracy.Share >= Required, Message(accuracy));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Import_IssuedPlan_FindsTasksWithLeadAndDeadline(string locality)
    {
        var accuracy = Expectations.OfTasks(locality, ImportedPlan.OfSeed(locality).Plan);
        Assert.True(accuracy.Share >= Required, Message(accuracy));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Import_IssuedPlan_WritesAFileWithoutFindings(string locality) => Assert.Empty(ImportedPlan.OfSeed(locality).Findings);

    private static string Message(Accuracy accuracy) => $"{accuracy.Share:P1} of {accuracy.Expected}:\n{string.Join('\n', accuracy.Misses)}";
}
