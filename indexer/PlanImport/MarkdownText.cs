using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Keeps a plan's words plain where Markdown would take them for markup.</summary>
internal static partial class MarkdownText
{
    public static string Escape(string paragraph) => LineStart().Replace(Special().Replace(paragraph, @"\$0"), @"\$0");

    [GeneratedRegex(@"[\\<>`*_\[\]!|~&]")]
    private static partial Regex Special();

    [GeneratedRegex(@"^(?:[#:=+-])|(?<=^\d{1,9})[.)]")]
    private static partial Regex LineStart();
}
