namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>An example in the description of the API.</summary>
/// <param name="Name">Unique within its request or response: "tra-loi".</param>
/// <param name="Summary">What it shows.</param>
/// <param name="Value">The body.</param>
internal sealed record ApiExample(string Name, string Summary, object Value);
