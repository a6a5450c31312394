using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Conversation.Checklists;

/// <summary>Answers as they stand in an address: <c>noi-sinh.tai-nha~cha-me.da-ket-hon</c>. Ids only: nothing personal gets there.</summary>
internal static class ChecklistAddress
{
    private const int LongestText = 1000;

    public static string Write(IEnumerable<ChecklistAnswer> answers) => string.Join('~', answers.Select(answer => $"{answer.Question}.{answer.Option}"));

    /// <summary>The address of the page for <paramref name="answers"/>.</summary>
    public static string Page(string topic, IEnumerable<ChecklistAnswer> answers, string? locality) =>
        $"/danh-sach/{topic}?a={Write(answers)}{(locality is null ? "" : "&locality=" + locality)}";

    /// <summary>The answers in <paramref name="text"/>; what is malformed is left out.</summary>
    public static IReadOnlyList<ChecklistAnswer> Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestText) return [];
        return [.. text.Split('~').Select(part => part.Split('.')).Where(part => part.Length == 2).Select(part => new ChecklistAnswer(part[0], part[1]))];
    }
}
