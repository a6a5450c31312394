using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace De06Assistant.Tests.Support;

/// <summary>Holds data to a JSON Schema (2020-12), with a library that has nothing to do with the one that made it.</summary>
internal static class SchemaCheck
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>A schema of an OpenAPI 3.1 document, with the others that it names.</summary>
    public static JsonSchema OfDocument(JsonElement document, JsonElement schema)
    {
        var node = JsonNode.Parse(schema.GetRawText())!.AsObject();
        node["$defs"] = JsonNode.Parse(document.GetProperty("components").GetProperty("schemas").GetRawText());
        return Read(node.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    public static JsonSchema Read(string schema) => JsonSchema.FromText(schema);

    public static void AssertValid(JsonSchema schema, JsonElement data, string what)
    {
        var result = schema.Evaluate(data, Options);
        var faults = (result.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key} {error.Value}"));
        Assert.True(result.IsValid, $"{what}: {string.Join("; ", faults)}\n{data}");
    }
}
