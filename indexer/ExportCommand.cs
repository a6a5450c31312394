using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
            foreach (var line in ExportedPassage.All(opened.Index))
            {
                writer.WriteLine(JsonSerializer.Serialize(line, Json));
                count++;
            }
        }
        Console.WriteLine($"Đã ghi {count} đoạn vào {Path.GetFullPath(path)}");
        return ExitCode.Done;
    }
}
