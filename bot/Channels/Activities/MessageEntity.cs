using System.Text.Json;
using System.Text.Json.Nodes;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>What chat clients know of a message beside its text, as a schema.org Message: its sources, and that it can be liked or not.</summary>
/// <remarks>
/// Source: docs/CITATION.md and the component ActivityStatus of Web Chat, which sends the action back as it is, without the
/// message that it is about: so the action's identifier begins with the turn's.
/// </remarks>
internal static class MessageEntity
{
    public const string Like = "LikeAction";
    public const string Dislike = "DislikeAction";

    private const char AfterTurn = '#';

    /// <summary>The entity; null when there is nothing to say.</summary>
    /// <param name="claims">What it leans on.</param>
    /// <param name="turn">The turn to rate; null when there is none.</param>
    public static JsonElement? Of(JsonArray? claims, string? turn)
    {
        if (claims is null && turn is null) return null;
        var message = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@id"] = "",
            ["@type"] = "Message",
            ["type"] = "https://schema.org/Message",
        };
        if (claims is not null) message["citation"] = claims;
        if (turn is not null) message["potentialAction"] = new JsonArray(Action(Like, turn), Action(Dislike, turn));
        return JsonSerializer.SerializeToElement(message, ActivityJson.Default.JsonObject);
    }

    /// <summary>The turn that an action is about, by its identifier.</summary>
    public static string Turn(string action) => action.Split(AfterTurn)[0];

    private static JsonObject Action(string type, string turn) => new()
    {
        ["@type"] = type,
        ["@id"] = $"{turn}{AfterTurn}{type}",
        ["actionStatus"] = "PotentialActionStatus",
    };
}
