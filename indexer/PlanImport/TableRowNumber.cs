using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>What stands in the first column of a plan's table.</summary>
internal static partial class TableRowNumber
{
    public static bool IsNumber(string cell) => IsItem(cell) || IsGroup(cell);

    public static bool IsItem(string cell) => Item().IsMatch(cell);

    /// <summary>"I", "IV", "A": the heading of the rows below.</summary>
    public static bool IsGroup(string cell) => Group().IsMatch(cell);

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{1,3})*[.)]?$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:[IVX]{1,5}|[A-H])[.)]?$")]
    private static partial Regex Group();
}
