namespace De06Assistant.Knowledge.Authoring;

/// <summary>A template of content/replies: Handlebars over Markdown.</summary>
public sealed record ReplyTemplate(string Path, string Name, string Source);
