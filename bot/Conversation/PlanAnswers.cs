using System.Globalization;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation;

/// <summary>Answers from a locality's plan: the figure, the lead agency, the deadline, the product, and where the plan says so.</summary>
internal sealed class PlanAnswers(ReplyRenderer renderer)
{
    private const int OtherItems = 4;

    public Answer Compose(Retrieval found, DateOnly today)
    {
        var topic = found.Topic!;
        var passage = found.Passages[0];
        var section = passage.Target?.Section ?? passage.Task?.Section;
        var source = Source(topic, section);
        var markdown = passage switch
        {
            { Target: { } target } => renderer.Markdown("plan-target", Target(target, found.Locality!, source, today)),
            { Task: { } task } => renderer.Markdown("plan-task", Task(task, source)),
            _ => renderer.Markdown("plan-section", Section(passage, source, today)),
        };
        return new Answer(
            "answer", "answered_plan", "plan:" + topic.Slug, passage.Facet.Slug(), ReplyRenderer.Text(markdown), markdown, ReplyRenderer.Html(markdown),
            [new ReplySource(topic.Title, Reference(topic.Plan!, section), null, topic.Verified)], Suggestions(found, passage));
    }

    /// <summary>The plan's number, or its date where the issued text has no number, and the section.</summary>
    private static string Reference(PlanCard plan, string? section) =>
        (plan.Number ?? $"kế hoạch {PlanDate.Readable(plan.Issued)}") + (section is null ? "" : $", mục {section}");

    private static string Source(StoredTopic topic, string? section) =>
        $"{topic.Title}{(topic.Plan!.Number is { } number ? $" ({number})" : $" ({PlanDate.Readable(topic.Plan.Issued)})")}{(section is null ? "" : $", mục {section}")}";

    private static object Target(PlanTarget target, Locality locality, string source, DateOnly today)
    {
        var year = today.Year.ToString(CultureInfo.InvariantCulture);
        var current = target.Values.FirstOrDefault(value => value.Year == year) ?? target.Values[0];
        return new
        {
            place = Capitalised(locality.Name),
            value = Figure(current.Value, target.Unit),
            year = int.TryParse(current.Year, out _) ? $"năm {current.Year}" : current.Year,
            bound = target.Bound,
            indicator = Uncapitalised(target.Indicator),
            years = target.Values.Count > 1 ? target.Values.Select(value => new { year = value.Year, value = Figure(value.Value, target.Unit) ?? "không ghi" }).ToList() : null,
            followUp = target.FollowUp,
            note = target.Note,
            source,
        };
    }

    private static object Task(PlanTask task, string source) => new
    {
        lead = task.Lead,
        task = task.Lead is null ? task.Title : Uncapitalised(task.Title),
        coordinating = task.With,
        due = task.Due is { } due ? PlanDate.Readable(due) : null,
        product = task.Product,
        legal = task.Legal,
        source,
    };

    private static object Section(StoredPassage passage, string source, DateOnly today) => new
    {
        body = string.Join("\n\n", passage.Blocks.Where(block => block.HoldsOn(today)).Select(block => block.Markdown)),
        deadlines = passage.Reporting?.Select(Deadline).ToList(),
        source,
    };

    private static string Deadline(ReportingDeadline deadline)
    {
        var every = deadline.Every switch { "month" => "Hằng tháng", "quarter" => "Hằng quý", "half-year" => "Sáu tháng", "year" => "Hằng năm", var other => other };
        return $"{every}: {(int.TryParse(deadline.By, out _) ? "ngày " : "")}{PlanDate.Readable(deadline.By)}{(deadline.To is null ? "" : $", gửi {deadline.To}")}";
    }

    /// <summary>A value with its unit: "95%", "120 hồ sơ".</summary>
    public static string? Figure(string? value, string? unit) => (value, unit) switch
    {
        (null, _) => null,
        (_, null) => value,
        (_, "%") when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) || value.StartsWith('≥') => value + "%",
        _ => $"{value} {unit}",
    };

    private static List<Suggestion> Suggestions(Retrieval found, StoredPassage shown)
    {
        var (segment, topic) = (found.Segment!, found.Topic!);
        var group = shown.Target?.Group ?? shown.Task?.Group;
        return [.. Enumerable.Range(topic.FirstPassage, topic.PassageCount)
            .Where(i => segment.FacetOf(i) == shown.Facet).Select(segment.Passage)
            .Where(passage => passage.Id != shown.Id && (passage.Target?.Group ?? passage.Task?.Group) == group)
            .Take(OtherItems)
            .Select(passage => new Suggestion(Label(passage), Ask(passage, found.Locality!), "plan:" + topic.Slug))];
    }

    private static string Label(StoredPassage passage) => (passage.Target?.Aliases ?? passage.Task?.Aliases) is [var name, ..] ? Capitalised(name) : passage.Heading;

    private static string Ask(StoredPassage passage, Locality locality) => passage.Task is null
        ? $"{locality.Name} đặt chỉ tiêu bao nhiêu: {passage.Heading}"
        : $"{locality.Name}: ai chủ trì nhiệm vụ {passage.Heading}";

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    // An abbreviation at the start ("UBND", "VNeID") keeps its capitals.
    private static string Uncapitalised(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
