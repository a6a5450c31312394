using System.Text.Json;
using De06Assistant.Tests.Support;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace De06Assistant.Tests.Bot.Conversation;

/// <summary>Every scripted conversation of tests/eval/dialogues, said to a real bot line by line.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class DialogueTests(SharedBot shared)
{
    private static readonly string Folder = Path.Combine(Product.Home, "tests", "eval", "dialogues");

    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Say_EachLine_IsAnsweredAsTheScriptExpects(string name)
    {
        var script = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<Script>(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".yaml")));
        string? conversation = null;
        foreach (var line in script.Turns)
        {
            var reply = await shared.Bot.AskAsync(line.Say, script.Locality, conversation);
            conversation = reply.GetProperty("conversationId").GetString();
            AssertAsExpected(line, reply);
        }
    }

    private static void AssertAsExpected(Line line, JsonElement reply)
    {
        var (topic, text) = (reply.GetProperty("topic").GetString(), reply.GetProperty("text").GetString()!);
        var seen = $"\"{line.Say}\" → {reply.GetProperty("kind").GetString()} {topic}/{reply.GetProperty("facet").GetString()}: {text}";
        Assert.True(line.Kind is null || line.Kind == reply.GetProperty("kind").GetString(), seen);
        Assert.True(line.Topic is null || (line.Topic.StartsWith('*') ? topic?.EndsWith(line.Topic[1..], StringComparison.Ordinal) == true : topic == line.Topic), seen);
        Assert.True(line.Facet is null || line.Facet == reply.GetProperty("facet").GetString(), seen);
        foreach (var part in line.Contains) Assert.True(text.Contains(part, StringComparison.OrdinalIgnoreCase), $"thiếu \"{part}\" {seen}");
        foreach (var part in line.Lacks) Assert.False(text.Contains(part, StringComparison.OrdinalIgnoreCase), $"thừa \"{part}\" {seen}");
        var labels = reply.GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetProperty("label").GetString()).ToList();
        foreach (var label in line.Suggests) Assert.True(labels.Contains(label), $"thiếu nút \"{label}\" {seen}");
    }

    private sealed class Script
    {
        public string Title { get; set; } = "";

        public string? Locality { get; set; }

        public List<Line> Turns { get; set; } = [];
    }

    private sealed class Line
    {
        public string Say { get; set; } = "";

        public string? Kind { get; set; }

        public string? Topic { get; set; }

        public string? Facet { get; set; }

        public List<string> Contains { get; set; } = [];

        public List<string> Lacks { get; set; } = [];

        public List<string> Suggests { get; set; } = [];
    }
}
