using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Channels.ChannelService;
using De06Assistant.Bot.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace De06Assistant.Tests.Support.Connector;

/// <summary>A turn as the records have it.</summary>
internal sealed record RecordedTurn(string Id, string Channel, string Question, long? Score, string? Comment);

/// <summary>The turns of whoever sent an activity, whom the records know by another name.</summary>
internal static class RecordedTurns
{
    public static IReadOnlyList<RecordedTurn> Of(RunningBot bot, JsonObject activity)
    {
        var names = new ForeignNames(Options.Create(new AssistantOptions { DataDirectory = bot.Data }));
        var conversation = names.Conversation(activity.Deserialize(ActivityJson.Default.Activity)!);
        using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly");
        return [.. connection.Query<RecordedTurn>(
            "SELECT t.id AS Id, t.channel AS Channel, t.question AS Question, r.score AS Score, r.comment AS Comment FROM turns t LEFT JOIN ratings r ON r.turn_id = t.id WHERE t.conversation_id = @conversation ORDER BY t.number",
            new { conversation })];
    }
}
