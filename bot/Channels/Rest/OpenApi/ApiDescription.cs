using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>Puts the Vietnamese text into the whole document: its title, tags, servers, and each property of each schema.</summary>
internal sealed class ApiDescription(IOptions<AssistantOptions> options) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var texts = ApiTexts.All;
        document.Info = new OpenApiInfo { Title = texts.Title, Version = "1.0.0", Description = texts.Description };
        if (!string.IsNullOrEmpty(options.Value.PublicUrl)) document.Servers = [new OpenApiServer { Url = options.Value.PublicUrl.TrimEnd('/') }];
        document.Tags = texts.Tags.Select(tag => new OpenApiTag { Name = tag.Key, Description = tag.Value }).ToHashSet();
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            if (texts.Schemas.TryGetValue(name, out var properties)) Describe(schema, properties);
        ListProblems(document, context);
        return Task.CompletedTask;
    }

    private static void Describe(IOpenApiSchema schema, IReadOnlyDictionary<string, string> texts)
    {
        schema.Description = texts[""];
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            if (texts.TryGetValue(name, out var text)) property.Description = text;
    }

    /// <summary>The types that any of the operations may answer with, so that a program can know them all.</summary>
    private static void ListProblems(OpenApiDocument document, OpenApiDocumentTransformerContext context)
    {
        var declared = context.DescriptionGroups.SelectMany(group => group.Items).SelectMany(item => item.ActionDescriptor.EndpointMetadata).OfType<DeclaredProblems>().SelectMany(problems => problems.All);
        var types = declared.Concat(Problems.Anywhere.Select(problem => problem.ProblemDetails)).Select(problem => problem.Type!).Distinct().Order(StringComparer.Ordinal);
        if (document.Components?.Schemas?["ProblemDetails"].Properties?["type"] is OpenApiSchema type)
        {
            type.Enum = [.. types.Select(name => (System.Text.Json.Nodes.JsonNode)name)];
            type.Type = JsonSchemaType.String;
        }
    }
}
