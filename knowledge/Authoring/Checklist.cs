namespace De06Assistant.Knowledge.Authoring;

/// <summary>The questions that lead to a citizen's own list of documents, from the front matter key <c>checklist</c>.</summary>
/// <param name="Title">What heads the list.</param>
/// <param name="Always">What holds in every case.</param>
/// <param name="Questions">Two to five, in the order in which they are asked.</param>
/// <param name="Line">Where it starts in the file, from 1.</param>
public sealed record Checklist(string Title, ChecklistItems Always, IReadOnlyList<ChecklistQuestion> Questions, int Line);

/// <summary>A question of a checklist.</summary>
/// <param name="Id">Names the question in addresses: "noi-sinh".</param>
/// <param name="When">Asked only where each question named here was answered with one of its options; empty for always.</param>
public sealed record ChecklistQuestion(string Id, string Ask, IReadOnlyList<ChecklistCondition> When, IReadOnlyList<ChecklistOption> Options, int Line);

/// <summary>A condition of a question: an earlier question was answered with one of these options.</summary>
public sealed record ChecklistCondition(string Question, IReadOnlyList<string> Options, int Line);

/// <summary>An answer that can be chosen, and what it adds to the list.</summary>
/// <param name="Id">Names the option in addresses: "tai-nha".</param>
/// <param name="Say">What the button says.</param>
public sealed record ChecklistOption(string Id, string Say, ChecklistItems Items, int Line);

/// <summary>What a case adds to the list.</summary>
/// <param name="Bring">Documents to bring or to attach.</param>
/// <param name="NotNeeded">What the office has already and must not ask for.</param>
/// <param name="Steps">What has to be done beside bringing documents.</param>
/// <param name="Note">What to mind.</param>
/// <param name="See">The slug of another topic that matters in this case.</param>
public sealed record ChecklistItems(IReadOnlyList<string> Bring, IReadOnlyList<string> NotNeeded, IReadOnlyList<string> Steps, string? Note, string? See)
{
    /// <summary>Nothing.</summary>
    public static ChecklistItems None { get; } = new([], [], [], null, null);
}

/// <summary>An answer that was given: the question's and the option's id.</summary>
public sealed record ChecklistAnswer(string Question, string Option);
