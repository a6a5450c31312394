using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Protocol;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>What tools give back: text that people read, and the same as data of the tool's output schema.</summary>
internal static class ToolReply
{
    /// <summary>How tools read arguments and write data.</summary>
    public static JsonSerializerOptions Json { get; } = MakeJson();

    /// <summary>An answer.</summary>
    public static CallToolResult Of<T>(string text, T data) => new()
    {
        Content = [new TextContentBlock { Text = text }],
        StructuredContent = JsonSerializer.SerializeToElement(data, Json),
    };

    /// <summary>An error that the asker can mend.</summary>
    public static CallToolResult Error(string text) => new() { IsError = true, Content = [new TextContentBlock { Text = text }] };

    private static JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A number in quotes would make each number of the schemas "integer or string".
            NumberHandling = JsonNumberHandling.Strict,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }
}
