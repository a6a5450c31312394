using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary><c>indexer export</c>: every passage as a line of JSON, for peers and for people.</summary>
internal static class ExportCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Tệp ghi ra." };
        var content = Workspace.ContentOption();
        var index = Workspace.IndexOption();
        var command = new Command("export", "Ghi mọi đoạn ra tệp JSONL: id, slug, kind, facet, locality, title, questions, text.") { file, content, index };
        command.SetAction(result => Workspace.Run(() => Export(result.GetValue(file)!, result.GetValue(content), result.GetValue(index))));
        return command;
    }

    private static int Export(string path, string? content, string? indexFolder)
    {
        using var opened = Workspace.Open(content, indexFolder);
        var count = 0;
        using (var writer = new StreamWriter(path))
        {
            foreach (var line in Segments(opened.Index).SelectMany(Lines))
            {
                writer.WriteLine(JsonSerializer.Serialize(line, Json));
                count++;
            }
        }
        Console.WriteLine($"Đã ghi {count} đoạn vào {Path.GetFullPath(path)}");
        return ExitCode.Done;
    }

    private static IEnumerable<Segment> Segments(KnowledgeIndex index) =>
        index.Localities.All.Select(locality => index.LocalSegment(locality.Slug)).OfType<Segment>().Prepend(index.National);

    private static IEnumerable<Line> Lines(Segment segment)
    {
        for (var i = 0; i < segment.Manifest.Passages; i++)
        {
            var passage = segment.Passage(i);
            var topic = segment.Topic(passage.Topic);
            var questions = passage.Facet == Facet.QuestionAndAnswer ? [passage.Heading] : topic.Questions;
            yield return new Line(passage.Id, topic.Slug, Kind(topic.Kind), passage.Facet.Slug(), topic.Plan?.Locality, Title(topic, passage), questions, PassageText.Plain(passage));
        }
    }

    private static string Title(StoredTopic topic, StoredPassage passage) => $"{topic.Title} – {passage.Heading}";

    private static string Kind(TopicKind kind) => kind switch { TopicKind.Procedure => "procedure", TopicKind.Faq => "faq", _ => "plan" };

    private sealed record Line(string Id, string Slug, string Kind, string Facet, string? Locality, string Title, IReadOnlyList<string> Questions, string Text);
}
