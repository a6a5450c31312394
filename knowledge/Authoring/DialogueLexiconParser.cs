namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads lexicon/dialogue.yaml.</summary>
internal sealed class DialogueLexiconParser(Func<string, YamlMap?> open, Func<string, FileFindings> findings)
{
    private const string File = "dialogue.yaml";

    public DialogueLexicon Parse()
    {
        if (open(File) is not { } map) return new DialogueLexicon([], [], [], [], [], [], [], [], [], []);
        var lexicon = new DialogueLexicon(
            Commands(map), Numbers(map), Texts(map, "choice-words"), Texts(map, "particles"), Texts(map, "continuing"),
            Texts(map, "switching"), Texts(map, "cases"), Texts(map, "joining"),
            Texts(map, "asking"), Languages(map));
        map.Complete();
        foreach (var command in DialogueCommands.All.Where(command => lexicon.Commands.All(item => item.Command != command)))
            findings(File).Error(1, $"thiếu lệnh \"{command}\".");
        return lexicon;
    }

    private List<DialogueCommand> Commands(YamlMap map)
    {
        var commands = new List<DialogueCommand>();
        foreach (var item in map.Maps("commands"))
        {
            var command = new DialogueCommand(item.RequiredText("command"), item.RequiredText("label"), Texts(item, "examples"));
            item.Complete();
            commands.Add(command);
            if (!DialogueCommands.All.Contains(command.Command))
                findings(File).Error(item.LineOf("command"), $"không có lệnh nào tên \"{command.Command}\"; dùng một trong: {string.Join(", ", DialogueCommands.All)}.");
            if (command.Examples.Count == 0) findings(File).Error(item.Line, $"lệnh \"{command.Command}\" chưa có câu ví dụ nào.");
        }
        return commands;
    }

    private static List<SpokenNumber> Numbers(YamlMap map)
    {
        var numbers = new List<SpokenNumber>();
        foreach (var item in map.Maps("numbers"))
        {
            numbers.Add(new SpokenNumber((int)item.Number("value", 0), Texts(item, "say")));
            item.Complete();
        }
        return numbers;
    }

    private static List<LanguageWords> Languages(YamlMap map)
    {
        var languages = new List<LanguageWords>();
        foreach (var item in map.Maps("languages"))
        {
            languages.Add(new LanguageWords(item.RequiredText("language"), Texts(item, "words")));
            item.Complete();
        }
        return languages;
    }

    private static List<string> Texts(YamlMap map, string key) => [.. map.Texts(key).Select(text => text.Text)];
}
