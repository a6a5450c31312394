using System.Text.Json.Serialization;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>How staff can reach the citizen, as far as they want to be reached.</summary>
internal sealed record Contact(string? Name, string? Phone);

/// <summary>How a contact is written before it is sealed.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Contact))]
internal sealed partial class ContactJson : JsonSerializerContext;
