using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>Registers the description of the API (OpenAPI 3.1), served at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    /// <summary>The name of the document.</summary>
    public const string Document = "v1";

    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.AddSingleton<ApiExamples>();
        services.AddSingleton<ApiPage>();
        return services.AddOpenApi(Document, api =>
        {
            api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            api.AddSchemaTransformer((schema, context, _) => Straighten(schema, context));
            api.AddOperationTransformer<OperationDescription>();
            api.AddDocumentTransformer<ApiDescription>();
        });
    }

    /// <summary>Numbers as numbers, though the reader also takes them in quotes; what a request has to have as never null; what is worked out as null where it can be.</summary>
    private static Task Straighten(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0 && type.HasFlag(JsonSchemaType.String))
            (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        if (context.JsonTypeInfo.Type.Name is nameof(AskBody) or nameof(Satisfaction.RateBody) or nameof(LeftQuestions.LeaveBody))
            foreach (var name in schema.Required ?? new HashSet<string>())
                if (schema.Properties?.TryGetValue(name, out var property) == true && property is OpenApiSchema own) own.Type &= ~JsonSchemaType.Null;
        foreach (var computed in context.JsonTypeInfo.Properties.Where(property => property is { IsGetNullable: true, Set: null, AssociatedParameter: null }))
            if (schema.Properties?.TryGetValue(computed.Name, out var property) == true && property.Type?.HasFlag(JsonSchemaType.Null) != true && property.OneOf is null)
                schema.Properties[computed.Name] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, property] };
        return Task.CompletedTask;
    }
}
