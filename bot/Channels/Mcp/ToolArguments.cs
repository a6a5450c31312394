using System.Text.Json;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>Holds the arguments of a call to the tool's own input schema, so that what the schema promises is what is refused.</summary>
internal static class ToolArguments
{
    /// <summary>What is wrong with the arguments, in Vietnamese; null when nothing is.</summary>
    /// <param name="schema">An object with plain properties: text, whole numbers, names out of a list.</param>
    public static string? Fault(JsonElement schema, IDictionary<string, JsonElement> given)
    {
        var properties = schema.GetProperty("properties");
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().FirstOrDefault(name => !given.ContainsKey(name.GetString()!)) is { ValueKind: JsonValueKind.String } missing)
            return $"Thiếu tham số \"{missing.GetString()}\".";
        foreach (var (name, value) in given)
        {
            if (!properties.TryGetProperty(name, out var rules)) return $"Không có tham số \"{name}\". Các tham số: {string.Join(", ", properties.EnumerateObject().Select(property => property.Name))}.";
            if (Rule(rules, value) is { } rule) return $"Tham số \"{name}\" {rule}";
        }
        return null;
    }

    private static string? Rule(JsonElement rules, JsonElement value)
    {
        if (rules.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
            return $"phải là một trong: {string.Join(", ", names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()))}.";
        if (rules.TryGetProperty("type", out var type) && !Types(type).Any(name => IsOf(name, value))) return $"phải là {string.Join(" hoặc ", Types(type).Where(name => name != "null").Select(Name))}.";
        return value.ValueKind switch
        {
            JsonValueKind.String => Length(rules, value.GetString()!.Length),
            JsonValueKind.Number => Range(rules, value.GetInt64()),
            _ => null,
        };
    }

    private static string? Length(JsonElement rules, int length) =>
        Limit(rules, "minLength") is { } least && length < least ? $"phải dài ít nhất {least} ký tự."
        : Limit(rules, "maxLength") is { } most && length > most ? $"chỉ được dài nhất {most} ký tự." : null;

    private static string? Range(JsonElement rules, long number) =>
        Limit(rules, "minimum") is { } least && Limit(rules, "maximum") is { } most && (number < least || number > most) ? $"phải là số nguyên từ {least} đến {most}." : null;

    private static long? Limit(JsonElement rules, string name) => rules.TryGetProperty(name, out var limit) ? limit.GetInt64() : null;

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static string Name(string type) => type == "integer" ? "số nguyên" : "chữ";
}
