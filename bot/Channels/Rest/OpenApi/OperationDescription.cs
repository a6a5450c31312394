using System.Text.Json;
using System.Text.Json.Nodes;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Satisfaction.Exports;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>Puts into each operation what its parameters are, what it may answer, and examples of both.</summary>
internal sealed class OperationDescription(ApiExamples examples, IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    private const string Json = "application/json";
    private const string KeyScheme = "apiKey";
    private const string BearerScheme = "bearer";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var name = operation.OperationId!;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (!ApiTexts.All.Parameters.TryGetValue($"{name}.{parameter.Name}", out var text)) continue;
            (parameter.Description, parameter.Example) = (text.Description, text.Example);
            if (parameter.Schema is not OpenApiSchema schema) continue;
            schema.Format = text.Format;
            schema.Enum = text.Values?.Select(value => (JsonNode)value).ToList();
        }
        foreach (var (status, response) in operation.Responses ?? []) if (ApiTexts.All.Statuses.TryGetValue(status, out var text)) response.Description = text;
        Put(operation.RequestBody?.Content, Json, examples.Requests(name), isRequest: true);
        Put(operation.Responses?.GetValueOrDefault("200")?.Content, Json, examples.Responses(name));
        foreach (var problem in metadata.OfType<DeclaredProblems>().SelectMany(declared => declared.All))
            Put(operation.Responses?.GetValueOrDefault($"{problem.Status}")?.Content, "application/problem+json", [new ApiExample(problem.Type!.Split(':')[^1], problem.Title!, problem)]);
        if (metadata.OfType<NeedsFigureAccess>().Any()) Guard(operation, context.Document!);
        return Task.CompletedTask;
    }

    private void Put(IDictionary<string, OpenApiMediaType>? content, string type, IEnumerable<ApiExample> all, bool isRequest = false)
    {
        if (content?.TryGetValue(type, out var media) != true) return;
        foreach (var example in all)
            (media!.Examples ??= new Dictionary<string, IOpenApiExample>()).TryAdd(example.Name, new OpenApiExample { Summary = example.Summary, Value = Node(example.Value, isRequest) });
    }

    /// <summary>A body as it goes over the wire; in a request what is empty is left out.</summary>
    private JsonNode Node(object value, bool isRequest)
    {
        var node = JsonSerializer.SerializeToNode(value, value.GetType(), json.Value.SerializerOptions)!;
        if (isRequest) foreach (var empty in node.AsObject().Where(property => property.Value is null).Select(property => property.Key).ToList()) node.AsObject().Remove(empty);
        return node;
    }

    /// <summary>The figures: the key, and the files that they also come as.</summary>
    private static void Guard(OpenApiOperation operation, OpenApiDocument document)
    {
        document.AddComponent(KeyScheme, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = FigureAccess.KeyHeader,
            Description = ApiTexts.All.Key,
        });
        document.AddComponent(BearerScheme, (IOpenApiSecurityScheme)new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = ApiTexts.All.Bearer });
        operation.Security = [.. new[] { KeyScheme, BearerScheme }.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
        foreach (var format in ExportFormat.All.Where(format => format.Extension is "csv" or "xlsx"))
            operation.Responses!["200"].Content!.TryAdd(format.MediaType.Split(';')[0], new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } });
    }
}
