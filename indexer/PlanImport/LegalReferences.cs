using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Finds the numbers of legal documents in a text.</summary>
internal static partial class LegalReferences
{
    public static IReadOnlyList<string> In(string text) => [.. Form().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<![\w/])(?:\d{1,5}[a-z]?/(?:\d{4}/)?[A-ZĐƯ]{2,}\d{0,2}(?:-[A-Za-zĐƯđư]{2,}\d{0,2})*|\d{1,4}-[A-ZĐƯ]{2}/[A-ZĐƯ]{2,}(?:-[A-ZĐƯ]+)*)(?![\w/])")]
    private static partial Regex Form();
}
