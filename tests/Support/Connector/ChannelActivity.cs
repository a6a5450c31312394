using System.Text.Json.Nodes;

namespace De06Assistant.Tests.Support.Connector;

/// <summary>Activities as the channels shape them.</summary>
internal static class ChannelActivity
{
    public const string BotId = "28:" + ConnectorService.AppId;

    private static int _last;

    /// <summary>A name that no other conversation has, with the signs that Teams puts into names.</summary>
    public static string NewConversation(string prefix = "a:1pL") => $"{prefix}{Guid.NewGuid():N}";

    /// <summary>A message in a one-to-one chat of Teams.</summary>
    public static JsonObject Teams(ConnectorService connector, string conversation, string text, string user = "29:1Xyz-Nguoi_Hoi")
    {
        var activity = Of(connector, "msteams", "message", conversation, user);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["locale"] = "vi-VN";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "vi-VN", ["country"] = "VN", ["platform"] = "Web" });
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "72f988bf-0000-0000-0000-2d7cd011db47" } };
        return activity;
    }

    /// <summary>A message in a channel of a team, where the bot is named first.</summary>
    public static JsonObject TeamsChannel(ConnectorService connector, string conversation, string text, string user)
    {
        var activity = Teams(connector, conversation, $"<at>Trợ lý</at> {text}\n", user);
        activity["conversation"] = new JsonObject { ["isGroup"] = true, ["conversationType"] = "channel", ["id"] = conversation };
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Trợ lý</at>", ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = "Trợ lý" } });
        return activity;
    }

    /// <summary>A message of any channel.</summary>
    public static JsonObject Message(ConnectorService connector, string channel, string conversation, string text)
    {
        var activity = Of(connector, channel, "message", conversation, "nguoi-hoi-1");
        activity["text"] = text;
        return activity;
    }

    /// <summary>What all activities have.</summary>
    public static JsonObject Of(ConnectorService connector, string channel, string type, string conversation, string user) => new()
    {
        ["type"] = type,
        ["id"] = $"f:{Interlocked.Increment(ref _last)}-{Guid.NewGuid():N}",
        ["timestamp"] = "2026-11-20T02:00:00.123Z",
        ["channelId"] = channel,
        ["serviceUrl"] = connector.Address,
        ["from"] = new JsonObject { ["id"] = user, ["name"] = "Nguyễn Văn Thử", ["aadObjectId"] = "5d1f5c4e-0000-0000-0000-7e4f8f3b9a10" },
        ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["id"] = conversation },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "Trợ lý" },
    };
}
