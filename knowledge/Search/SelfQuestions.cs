using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>Proves that each file's own questions find that file.</summary>
public static class SelfQuestions
{
    /// <summary>Asks every question of <paramref name="content"/> and reports those that another file answers.</summary>
    /// <param name="content">Content without errors.</param>
    /// <param name="index">An index built from it.</param>
    public static IReadOnlyList<Finding> Check(ContentSet content, KnowledgeIndex index)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(index);
        var findings = new List<Finding>();
        foreach (var document in content.Documents)
        {
            foreach (var question in document.Questions)
            {
                var found = index.Retriever.Retrieve(question.Text, null);
                if (found.Kind == DecisionKind.Answer && found.Topic!.Slug == document.Topic) continue;
                findings.Add(new Finding(document.Path, question.Line, $"câu \"{question.Text}\" chưa tìm ra tệp này mà ra {Describe(found)}; hãy sửa câu cho rõ hơn hoặc thêm câu cùng ý."));
            }
        }
        return findings;
    }

    private static string Describe(Retrieval found) => found.Kind switch
    {
        DecisionKind.Answer => $"\"{found.Topic!.Slug}\"",
        DecisionKind.AnswerFromPlan or DecisionKind.NotInPlan => "kế hoạch",
        DecisionKind.Clarify => "câu hỏi lại: " + string.Join(", ", found.Candidates.Take(2).Select(candidate => candidate.Class)),
        DecisionKind.SmallTalk => $"chuyện giao tiếp ({found.Class})",
        _ => $"lời từ chối ({found.Class})",
    };
}
