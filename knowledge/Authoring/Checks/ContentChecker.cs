using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Checks what only shows when all files are seen together: slugs, links, facets, domains, doubled questions.</summary>
public static class ContentChecker
{
    /// <summary>All findings, those of reading included, by file and line.</summary>
    /// <param name="today">The day on which laws must be in force.</param>
    public static IReadOnlyList<Finding> Check(ContentSet content, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        var findings = new List<Finding>(content.Findings);
        CheckSlugs(content, findings);
        foreach (var document in content.Documents) CheckDocument(document, content, findings);
        foreach (var plan in content.Plans) CheckPlan(plan, content, findings);
        foreach (var locality in content.Localities) CheckWidget(locality, content, findings);
        CheckDoubledQuestions(content, findings);
        CheckReplies(content, findings);
        findings.AddRange(LawCheck.Check(content, today));
        findings.AddRange(ChecklistCheck.Check(content));
        findings.AddRange(FigureCheck.Check(content));
        findings.AddRange(NearDuplicateCheck.Check(content));
        findings.AddRange(SentenceCheck.Check(content));
        findings.AddRange(NoticeCheck.Check(content, today));
        return [.. findings.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }

    private static void CheckSlugs(ContentSet content, List<Finding> findings)
    {
        var all = content.Documents.Select(document => (document.Slug, document.Path))
            .Concat(content.Plans.Select(plan => (plan.Slug, plan.Path))).Concat(content.Localities.Select(locality => (locality.Slug, locality.Path)));
        foreach (var twins in all.GroupBy(item => item.Slug, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1))
            foreach (var (slug, path) in twins.Skip(1)) findings.Add(new Finding(path, 2, $"mã \"{slug}\" đã dùng ở {twins.First().Path}."));

        var named = content.Documents.Select(document => (document.Slug, document.Path)).Concat(content.Localities.Select(locality => (locality.Slug, locality.Path)));
        foreach (var (slug, path) in named.Where(item => Path.GetFileNameWithoutExtension(item.Path) != item.Slug))
            findings.Add(new Finding(path, 2, $"mã \"{slug}\" phải trùng với tên tệp."));
    }

    private static void CheckDocument(Document document, ContentSet content, List<Finding> findings)
    {
        var required = document.Kind == TopicKind.Procedure ? Facets.RequiredInProcedure : [Facet.Overview];
        foreach (var facet in required.Where(facet => document.Sections.All(section => section.Facet != facet)))
            findings.Add(new Finding(document.Path, 1, $"thiếu mục \"## {facet.Heading()}\"."));
        if (document.Domain.Length > 0 && !content.Lexicon.Domains.ContainsKey(document.Domain))
            findings.Add(new Finding(document.Path, 1, $"lĩnh vực \"{document.Domain}\" chưa có trong lexicon/domains.yaml."));
        foreach (var life in document.LifeEvents.Where(life => !content.Lexicon.LifeEvents.ContainsKey(life)))
            findings.Add(new Finding(document.Path, 1, $"sự kiện \"{life}\" chưa có trong lexicon/life-events.yaml."));
        if (document.Extends is { } host && !(document.Kind == TopicKind.Faq && content.Documents.Any(other => other.Slug == host.Text && other.Kind == TopicKind.Procedure)))
            findings.Add(new Finding(document.Path, host.Line, $"\"extends\" chỉ dùng trong faqs/ và phải là mã của một thủ tục; không có thủ tục \"{host.Text}\"."));
        if (document.Questions.Count == 0) findings.Add(new Finding(document.Path, 1, "cần \"questions\": những câu người dân hay hỏi; máy tìm được tệp này nhờ các câu đó."));
        if (document.Sources.Count == 0) findings.Add(new Finding(document.Path, 1, "cần ít nhất một nguồn trong \"sources\"."));
        foreach (var channel in document.Online.Where(channel => channel.Url.Length > 0 && !channel.Url.StartsWith("https://", StringComparison.Ordinal)))
            findings.Add(new Finding(document.Path, 1, $"địa chỉ \"{channel.Url}\" phải bắt đầu bằng https://."));
        foreach (var related in document.Related.Where(related => content.Documents.All(other => other.Topic != related.Text)))
            findings.Add(new Finding(document.Path, related.Line, $"\"related\" trỏ tới \"{related.Text}\", chưa có tệp nào mang mã này."));
    }

    private static void CheckPlan(Plan plan, ContentSet content, List<Finding> findings)
    {
        if (content.Localities.All(locality => locality.Slug != plan.Locality))
            findings.Add(new Finding(plan.Path, 3, $"địa phương \"{plan.Locality}\" chưa có tệp trong localities/."));
        foreach (var target in plan.Targets.Where(target => target.Values.Count == 0))
            findings.Add(new Finding(plan.Path, target.Line, $"chỉ tiêu \"{target.Id}\" chưa có \"values\", ví dụ values: {{ 2026: 95 }}."));
    }

    private static void CheckWidget(Locality locality, ContentSet content, List<Finding> findings)
    {
        foreach (var topic in locality.Widget.Topics.Where(topic => content.Documents.All(document => document.Topic != topic.Text)))
            findings.Add(new Finding(locality.Path, topic.Line, $"\"topics\" trỏ tới \"{topic.Text}\", chưa có tệp nào mang mã này."));
    }

    private static void CheckDoubledQuestions(ContentSet content, List<Finding> findings)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in content.Documents)
        {
            foreach (var question in document.Questions)
            {
                var folded = string.Join(' ', Tokenizer.Tokenize(Normalizer.Normalize(question.Text)).Select(token => token.Folded));
                if (!seen.TryAdd(folded, document.Path))
                    findings.Add(new Finding(document.Path, question.Line, $"câu \"{question.Text}\" đã có ở {seen[folded]}.", document.Path == seen[folded] ? Severity.Warning : Severity.Error));
            }
        }
    }

    private static void CheckReplies(ContentSet content, List<Finding> findings)
    {
        var names = content.Replies.Select(reply => reply.Name).ToHashSet(StringComparer.Ordinal);
        var statuses = content.Lexicon.Statuses.Select(status => status.Slug).ToHashSet(StringComparer.Ordinal);
        CheckExamples("lexicon/small-talk.yaml", content.Lexicon.SmallTalk);
        CheckExamples("lexicon/out-of-scope.yaml", content.Lexicon.OutOfScope);

        void CheckExamples(string path, IReadOnlyList<ExampleSet> sets)
        {
            foreach (var set in sets)
            {
                if (!names.Contains(set.Reply)) findings.Add(new Finding(path, 1, $"mục \"{set.Kind}\" dùng mẫu \"{set.Reply}\", chưa có tệp replies/{set.Reply}.md."));
                if (!statuses.Contains(set.Status)) findings.Add(new Finding(path, 1, $"mục \"{set.Kind}\" dùng kết quả \"{set.Status}\", chưa có trong lexicon/statuses.yaml."));
            }
        }
    }
}
