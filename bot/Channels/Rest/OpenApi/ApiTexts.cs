using System.Text.Json;

namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>What a parameter is, and one value that it may have.</summary>
/// <param name="Format">The format of JSON Schema; null for none.</param>
/// <param name="Values">All values that it may have; null where they cannot be listed.</param>
internal sealed record ParameterText(string Description, string Example, string? Format = null, IReadOnlyList<string>? Values = null);

/// <summary>The Vietnamese text of the description of the API: texts.json, in one place so that an editor can read it in one go.</summary>
/// <param name="Key">Of the security scheme with a header of its own.</param>
/// <param name="Bearer">Of the security scheme with the usual header.</param>
/// <param name="Tags">By the tag's name, in the order of the document.</param>
/// <param name="Statuses">By the HTTP status.</param>
/// <param name="Parameters">By "operation.parameter".</param>
/// <param name="Schemas">By the schema's name and then the property's; "" is the schema itself.</param>
internal sealed record ApiTexts(
    string Title, string Description, string Key, string Bearer, IReadOnlyDictionary<string, string> Tags, IReadOnlyDictionary<string, string> Statuses,
    IReadOnlyDictionary<string, ParameterText> Parameters, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Schemas)
{
    private const string Resource = "OpenApi/texts.json";

    /// <summary>The texts inside the program.</summary>
    public static ApiTexts All { get; } = Read();

    private static ApiTexts Read()
    {
        using var stream = typeof(ApiTexts).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The program lacks {Resource}.");
        return JsonSerializer.Deserialize<ApiTexts>(stream, JsonSerializerOptions.Web)!;
    }
}
