namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>Operations that belong together.</summary>
internal sealed record ApiGroup(string Id, string Name, string Description, IReadOnlyList<ApiOperation> Operations);

/// <summary>An operation as the page shows it.</summary>
internal sealed record ApiOperation(
    string Id, string Method, string Path, string Summary, string? Description, bool NeedsKey, IReadOnlyList<ApiParameter> Parameters, ApiContent? Body, IReadOnlyList<ApiAnswer> Answers);

/// <summary>A parameter.</summary>
/// <param name="Place">Where it stands, in words.</param>
internal sealed record ApiParameter(string Name, string Place, bool IsRequired, string Description, string Example);

/// <summary>A body and examples of it.</summary>
internal sealed record ApiContent(string Id, string Name, IReadOnlyList<ShownExample> Examples);

/// <summary>What an operation answers.</summary>
internal sealed record ApiAnswer(string Status, string? Description, string? Id, string? Name, IReadOnlyList<ShownExample> Examples);

/// <summary>An example as JSON, with line breaks.</summary>
internal sealed record ShownExample(string Name, string Summary, string Json);

/// <summary>A schema and its properties.</summary>
internal sealed record ApiSchema(string Id, string Name, string? Description, IReadOnlyList<ApiField> Fields);

/// <summary>A property of a schema.</summary>
/// <param name="Refers">The schema that it is of; null for a plain one.</param>
internal sealed record ApiField(string Name, string Type, bool IsRequired, string? Description, ApiReferred? Refers);

/// <summary>A schema that another one names.</summary>
internal sealed record ApiReferred(string Id, string Name);
