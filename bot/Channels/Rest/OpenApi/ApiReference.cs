using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.OpenApi;

namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>Reads the description of the API for the page, so that page and description never differ.</summary>
internal sealed class ApiReference(OpenApiDocument document)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A body as people read it.</summary>
    public static string Pretty(object? body) => JsonSerializer.Serialize(body, Indented);

    /// <summary>The operations by their tag.</summary>
    public IReadOnlyList<ApiGroup> Groups() =>
    [
        .. (document.Tags ?? new HashSet<OpenApiTag>()).Select((tag, i) => new ApiGroup($"nhom-{i + 1}", tag.Name!, tag.Description!, [.. Operations().Where(item => item.Tag == tag.Name).Select(item => item.Operation)])),
    ];

    /// <summary>The examples of the body of an operation.</summary>
    public IReadOnlyList<ShownExample> Requests(string operation) => Groups().SelectMany(group => group.Operations).First(item => item.Id == operation).Body!.Examples;

    /// <summary>All schemas.</summary>
    public IReadOnlyList<ApiSchema> Schemas() => [.. Components().Select(schema => new ApiSchema(Id(schema.Key), schema.Key, schema.Value.Description, Fields(schema.Value)))];

    /// <summary>The types of problems.</summary>
    public IReadOnlyList<string> Problems() => [.. Components()["ProblemDetails"].Properties!["type"].Enum!.Select(type => type.GetValue<string>())];

    private IDictionary<string, IOpenApiSchema> Components() => document.Components!.Schemas!;

    private IEnumerable<(string? Tag, ApiOperation Operation)> Operations() => document.Paths
        .SelectMany(path => path.Value.Operations!.Select(item => (item.Value.Tags?.FirstOrDefault()?.Name, Operation(path.Key, item.Key.Method, item.Value))));

    private static ApiOperation Operation(string path, string method, OpenApiOperation operation) => new(
        operation.OperationId!, method, path, operation.Summary!, operation.Description, operation.Security?.Count > 0,
        [.. (operation.Parameters ?? []).Select(parameter => new ApiParameter(
            parameter.Name!, parameter.In == ParameterLocation.Path ? "trong đường dẫn" : "sau dấu ?", parameter.Required, parameter.Description ?? "", parameter.Example?.ToString() ?? ""))],
        operation.RequestBody?.Content?.Values.FirstOrDefault() is { } body && Name(body.Schema) is { } name ? new ApiContent(Id(name), name, Examples(body)) : null,
        [.. operation.Responses!.Select(response => Answer(response.Key, response.Value))]);

    private static ApiAnswer Answer(string status, IOpenApiResponse response)
    {
        var content = response.Content?.Values.FirstOrDefault();
        var name = Name(content?.Schema);
        return new ApiAnswer(status, response.Description, name is null ? null : Id(name), name, content is null ? [] : Examples(content));
    }

    private static List<ShownExample> Examples(OpenApiMediaType content) =>
        [.. (content.Examples ?? new Dictionary<string, IOpenApiExample>()).Select(example => new ShownExample(example.Key, example.Value.Summary!, Pretty(example.Value.Value)))];

    private static List<ApiField> Fields(IOpenApiSchema schema) => [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(property => new ApiField(
        property.Key, TypeName(property.Value), schema.Required?.Contains(property.Key) == true, property.Value.Description, Refers(property.Value)))];

    private static ApiReferred? Refers(IOpenApiSchema schema) => (Name(schema) ?? Name(schema.Items) ?? schema.OneOf?.Select(Name).FirstOrDefault(name => name is not null)) is { } name ? new ApiReferred(Id(name), name) : null;

    private static string TypeName(IOpenApiSchema schema)
    {
        var isNullable = schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;
        return Plain(schema) + (isNullable ? " hoặc null" : "");
    }

    private static string Plain(IOpenApiSchema schema) => (schema.Type & ~JsonSchemaType.Null, schema.Format) switch
    {
        (JsonSchemaType.String, "date") => "ngày",
        (JsonSchemaType.String, "date-time") => "thời điểm",
        (JsonSchemaType.String, _) => "chữ",
        (JsonSchemaType.Integer, _) => "số nguyên",
        (JsonSchemaType.Number, _) => "số",
        (JsonSchemaType.Boolean, _) => "đúng/sai",
        (JsonSchemaType.Array, _) => "danh sách",
        _ => "đối tượng",
    };

    private static string? Name(IOpenApiSchema? schema) => (schema as OpenApiSchemaReference)?.Reference.Id;

    private static string Id(string schema) => "kieu-" + schema;
}
