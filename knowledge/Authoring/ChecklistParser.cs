namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads the front matter key <c>checklist</c>.</summary>
internal static class ChecklistParser
{
    // Line numbers in the front matter count from the line after the opening dashes.
    private const int LinesBefore = 1;

    public static Checklist? Parse(YamlMap? map)
    {
        if (map is null) return null;
        var checklist = new Checklist(
            map.RequiredText("title"), map.Map("always") is { } always ? Items(always) : ChecklistItems.None,
            [.. map.Maps("questions").Select(Question)], map.Line + LinesBefore);
        map.Complete();
        return checklist;
    }

    private static ChecklistQuestion Question(YamlMap map)
    {
        var question = new ChecklistQuestion(
            map.RequiredText("id"), map.RequiredText("ask"), map.Map("when") is { } when ? Conditions(when) : [],
            [.. map.Maps("options").Select(Option)], map.Line + LinesBefore);
        map.Complete();
        return question;
    }

    private static List<ChecklistCondition> Conditions(YamlMap map) =>
        [.. map.Keys.ToList().Select(question => new ChecklistCondition(question, [.. map.Texts(question).Select(option => option.Text)], map.LineOf(question) + LinesBefore))];

    private static ChecklistOption Option(YamlMap map)
    {
        var (id, say) = (map.RequiredText("id"), map.RequiredText("say"));
        return new ChecklistOption(id, say, Items(map), map.Line + LinesBefore);
    }

    private static ChecklistItems Items(YamlMap map)
    {
        var items = new ChecklistItems(Texts("bring"), Texts("not-needed"), Texts("steps"), map.Text("note"), map.Text("see"));
        map.Complete();
        return items;

        List<string> Texts(string key) => [.. map.Texts(key).Select(text => text.Text)];
    }
}
