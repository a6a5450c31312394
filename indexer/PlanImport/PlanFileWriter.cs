using System.Globalization;
using System.Text;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Writes an imported plan as a content file, for a person to go over.</summary>
internal sealed class PlanFileWriter
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public static string Write(PlanDraft draft, string slug, string locality, DateOnly today)
    {
        var writer = new PlanFileWriter();
        writer.Head(draft, slug, locality, today);
        writer.Targets(draft.Targets);
        writer.Tasks(draft.Tasks);
        writer._text.Append("---\n");
        foreach (var (heading, paragraphs) in draft.Body) writer.Section(heading, paragraphs);
        return writer._text.ToString();
    }

    private void Head(PlanDraft draft, string slug, string locality, DateOnly today)
    {
        var head = draft.Head;
        _text.Append("---\n# Bản nhập tự động, chưa duyệt: so từng mục với văn bản gốc, rút gọn câu chữ, thêm aliases.\n");
        foreach (var paragraph in draft.Head.Preamble) _text.Append(CultureInfo.InvariantCulture, $"# Căn cứ: {Quoted(paragraph)}\n");
        Pair("", "slug", slug);
        Pair("", "locality", locality);
        Pair("", "title", head.Title);
        Pair("", "number", head.Number);
        Pair("", "issued", head.Issued);
        Pair("", "issuer", head.Issuer);
        if (head.SignerName is { } name) Line("", "signer", $"{{ name: {Quoted(name)}, title: {Quoted(head.SignerTitle)} }}");
        Line("", "period", $"{{ from: \"{head.Years.From}-01\", to: \"{head.Years.To}-12\" }}");
        Line("", "legal", $"[{string.Join(", ", head.Legal.Select(Quoted))}]");
        Line("", "verified", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (draft.Reporting.Count == 0) Line("", "reporting", "[]");
        else _text.Append("reporting:\n");
        foreach (var report in draft.Reporting) _text.Append(CultureInfo.InvariantCulture, $"  - {{ every: {report.Every}, by: {Quoted(report.By)}, to: {Quoted(report.To)} }}\n");
    }

    private void Targets(IReadOnlyList<DraftTarget> targets)
    {
        _text.Append(targets.Count == 0 ? "targets: []\n" : "targets:\n");
        foreach (var target in targets)
        {
            Line("  - ", "id", Id(target.Indicator));
            Pair("    ", "section", target.Section.Length > 0 ? target.Section : "không rõ mục");
            Optional("group", target.Group);
            Pair("    ", "indicator", target.Indicator.Length > 0 ? target.Indicator : "không rõ");
            Optional("bound", target.Bound);
            Pair("    ", "unit", target.Unit);
            Line("    ", "values", $"{{ {string.Join(", ", target.Values.DistinctBy(value => value.Year).Select(value => $"{value.Year}: {Value(value.Value)}"))} }}");
            Optional("follow-up", target.FollowUp);
            Optional("note", target.Note);
        }
    }

    private void Tasks(IReadOnlyList<DraftTask> tasks)
    {
        _text.Append(tasks.Count == 0 ? "tasks: []\n" : "tasks:\n");
        foreach (var task in tasks)
        {
            Line("  - ", "id", Id(task.Title));
            Pair("    ", "section", task.Section.Length > 0 ? task.Section : "không rõ mục");
            Optional("group", task.Group);
            Pair("    ", "title", task.Title.Length > 0 ? task.Title : "không rõ");
            Pair("    ", "lead", task.Lead);
            Pair("    ", "with", task.With);
            Pair("    ", "due", task.Due);
            Pair("    ", "product", task.Product);
            Optional("legal", task.Legal);
        }
    }

    private void Section(string heading, IReadOnlyList<string> paragraphs)
    {
        _text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n");
        foreach (var paragraph in paragraphs) _text.Append(CultureInfo.InvariantCulture, $"\n{MarkdownText.Escape(paragraph)}\n");
    }

    private string Id(string text)
    {
        var stem = Slug.Of(text);
        var id = stem;
        for (var i = 2; !_ids.Add(id); i++) id = $"{stem}-{i}";
        return id;
    }

    private void Optional(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Pair("    ", key, value);
    }

    private void Pair(string indent, string key, string? value) => Line(indent, key, Quoted(value));

    private void Line(string indent, string key, string value) => _text.Append(CultureInfo.InvariantCulture, $"{indent}{key}: {value}\n");

    private static string Value(string? value) => value is not null && value.Length < 10 && value.All(char.IsAsciiDigit) ? value : Quoted(value);

    private static string Quoted(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return "null";
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' or '\uFFFE' or '\uFFFF') quoted.Append(' ');
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
