using System.Text.Json;
using De06Assistant.Bot.Channels.Mcp;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Channels.Mcp;

/// <summary>Arguments of every shape: what the check lets through is what the schema says.</summary>
public sealed class ToolArgumentProperties
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        """{"type":"object","properties":{"text":{"type":"string","minLength":1,"maxLength":5},"count":{"type":"integer","minimum":1,"maximum":10},"place":{"type":["string","null"]},"kind":{"enum":["a","b"]}},"required":["text"]}""").RootElement;

    private static readonly Json.Schema.JsonSchema Strict = Json.Schema.JsonSchema.FromText(Schema.GetRawText().Replace("\"required\"", "\"additionalProperties\":false,\"required\"", StringComparison.Ordinal));

    [Fact]
    public void Fault_AnyArguments_AgreesWithALibraryForSchemas() => Prop.ForAll(Arguments().ToArbitrary(), given =>
        ToolArguments.Fault(Schema, given) is null == Strict.Evaluate(JsonSerializer.SerializeToElement(given)).IsValid).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<Dictionary<string, JsonElement>> Arguments() =>
        from names in Gen.SubListOf("text", "count", "place", "kind", "other")
        from values in Value().ListOf(names.Count)
        select names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);

    private static Gen<JsonElement> Value() => Gen.OneOf(
        Gen.Elements("", "a", "b", "c", "đơn", "quá dài rồi").Select(text => JsonSerializer.SerializeToElement(text)),
        Gen.Choose(-2, 12).Select(number => JsonSerializer.SerializeToElement(number)),
        Gen.Elements("2.5", "1e300", "null", "true", "[]", "{}", "[\"a\"]", "{\"a\":1}").Select(json => JsonDocument.Parse(json).RootElement));
}
