using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace De06Assistant.Tests.Support;

/// <summary>The protocol's own client at a bot's tools, as an AI assistant would have it.</summary>
internal static class McpTools
{
    public static Task<McpClient> ConnectAsync(this RunningBot bot, string? version = null, params (string Name, string Value)[] headers) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(bot.Client.BaseAddress!, "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = headers.ToDictionary(header => header.Name, header => header.Value),
        }),
        new McpClientOptions { ProtocolVersion = version });

    public static async Task<CallToolResult> TryCallAsync(this McpClient client, string tool, params (string Name, object? Value)[] arguments) =>
        await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));

    /// <summary>Calls a tool; what it gives back must be no error and fit the schema that the tool itself names.</summary>
    public static async Task<JsonElement> CallAsync(this McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.TryCallAsync(tool, arguments);
        Assert.True(result.IsError is not true, result.Text());
        Assert.True(result.Text().Length > 10);
        var schema = (await client.ListToolsAsync()).Single(listed => listed.Name == tool).ProtocolTool.OutputSchema!.Value;
        SchemaCheck.AssertValid(SchemaCheck.Read(schema.GetRawText()), result.StructuredContent!.Value, tool);
        return result.StructuredContent.Value;
    }

    public static string Text(this CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
