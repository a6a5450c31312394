using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads a procedure or FAQ file.</summary>
internal static partial class DocumentParser
{
    public static Document? Parse(TopicKind kind, string path, string text, List<Finding> all)
    {
        var findings = new FileFindings(path, all);
        if (MarkdownFile.Split(text, findings) is not { } file) return null;
        if (YamlFile.Parse(file.FrontMatter, findings.From(1)) is not { } map) return null;
        var sections = new SectionParser(findings.From(file.BodyLine), Facets.DocumentHeadings).Parse(file.Body);
        var document = new Document(
            kind, path, map.RequiredText("slug"), map.RequiredText("title"), map.Text("short"),
            map.Text("extends") is { } host ? new LocatedText(host, map.LineOf("extends") + 1) : null, map.RequiredText("domain"),
            [.. map.Texts("life-events").Select(item => item.Text)], [.. map.Texts("aliases").Select(item => item.Text)],
            [.. map.Texts("questions").Select(item => AskedQuestion(item, findings.From(1)))], map.Text("agency"),
            [.. map.Maps("online").Select(OnlineChannel)],
            [.. map.Maps("legal").Select(item => LegalReference(item, findings.From(1)))],
            map.RequiredDate("verified"), Confidence(map, findings.From(1)) ?? Authoring.Confidence.Low,
            [.. map.Maps("sources").Select(item => Source(item, findings.From(1)))],
            Located(map.Texts("related")), ChecklistParser.Parse(map.Map("checklist")), [.. sections.Select(section => section with { Line = section.Line + file.BodyLine })]);
        map.Complete();
        return document;
    }

    internal static Source Source(YamlMap map, FileFindings findings)
    {
        var source = new Source(map.RequiredText("title"), map.Text("url"), map.Date("seen"));
        if (source.Url is { } url && !url.StartsWith("https://", StringComparison.Ordinal))
            findings.Error(map.LineOf("url"), $"địa chỉ \"{url}\" phải bắt đầu bằng https://.");
        map.Complete();
        return source;
    }

    internal static bool IsKnownReferenceForm(string reference) => ReferenceForm().IsMatch(reference);

    // Line numbers in the front matter count from the line after the opening dashes.
    private static IReadOnlyList<LocatedText> Located(IReadOnlyList<LocatedText> texts) =>
        [.. texts.Select(item => item with { Line = item.Line + 1 })];

    private static AskedQuestion AskedQuestion(LocatedText item, FileFindings findings)
    {
        if (FacetMark().Match(item.Text) is not { Success: true } mark) return new AskedQuestion(item.Text, null, item.Line + 1);
        if (!Facets.TryFromSlug(mark.Groups["facet"].Value, out var facet) || facet >= Facet.QuestionAndAnswer)
            findings.Error(item.Line, $"mục \"{mark.Groups["facet"].Value}\" sau câu hỏi không có; ví dụ đúng: [le-phi], [ho-so], [noi-nop].");
        return new AskedQuestion(mark.Groups["text"].Value, facet, item.Line + 1);
    }

    private static OnlineChannel OnlineChannel(YamlMap map)
    {
        var channel = new OnlineChannel(map.RequiredText("name"), map.Text("url") ?? "", map.Text("path"));
        map.Complete();
        return channel;
    }

    private static LegalReference LegalReference(YamlMap map, FileFindings findings)
    {
        var legal = new LegalReference(
            map.RequiredText("reference"), map.Text("title"), map.Text("articles"), map.Date("effective"), map.Date("expires"), Confidence(map, findings));
        if (legal.Reference.Length > 0 && !IsKnownReferenceForm(legal.Reference))
            findings.Error(map.LineOf("reference"), $"số hiệu \"{legal.Reference}\" không đúng dạng đã biết, ví dụ 69/2024/NĐ-CP, 26/2023/QH15, 06/QĐ-TTg.");
        map.Complete();
        return legal;
    }

    private static Confidence? Confidence(YamlMap map, FileFindings findings)
    {
        switch (map.Text("confidence"))
        {
            case null: return null;
            case "cao": return Authoring.Confidence.High;
            case "vừa": return Authoring.Confidence.Medium;
            case "thấp": return Authoring.Confidence.Low;
            default:
                findings.Error(map.LineOf("confidence"), "\"confidence\" phải là cao, vừa hoặc thấp.");
                return null;
        }
    }

    [GeneratedRegex(@"^(?<text>.*\S)\s+\[(?<facet>[a-z-]+)\]$")]
    private static partial Regex FacetMark();

    [GeneratedRegex(@"^(?:\d{1,5}(?:\.\d{1,3})?[a-z]?/(?:\d{4}/)?[A-ZĐƯ]{2,}\d{0,2}(?:-[A-Za-zĐƯđư]{2,}\d{0,2})*|\d{1,4}-[A-ZĐƯ]{2}/[A-ZĐƯ]{2,}(?:-[A-ZĐƯ]+)*)$")]
    private static partial Regex ReferenceForm();
}
