using System.Net.Http.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Conversation;

/// <summary>What a conversation remembers: written, read, expired, shared by processes, and never by conversations.</summary>
public sealed class StateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    private static ConversationState State(string channel) => new(ConversationState.CurrentVersion, Now, channel, "0123")
    {
        Place = new Place("lien-thong-khai-sinh", "ho-so"),
        Trail = [new Place("dang-ky-thuong-tru", "le-phi")],
        Offered = [new Suggestion("Ở nhà", "Ở nhà", "lien-thong-khai-sinh")],
        MustChoose = true,
        Checklist = new ChecklistProgress("lien-thong-khai-sinh", [new ChecklistAnswer("noi-sinh", "tai-nha")], "noi-sinh", ChecklistStage.Asking),
    };

    [Fact]
    public void Write_ThenRead_GivesTheSameState()
    {
        var text = StateText.Write(State("web"));
        Assert.Equal(text, StateText.Write(StateText.Read(text, Now)!));
    }

    [Theory]
    [InlineData("web", 29, true)]
    [InlineData("web", 30, false)]
    [InlineData("kiosk", 1, true)]
    [InlineData("kiosk", 2, false)]
    public void Read_AfterSilence_ForgetsWhenTheChannelSays(string channel, int minutes, bool isKept) =>
        Assert.Equal(isKept, StateText.Read(StateText.Write(State(channel)), Now.AddMinutes(minutes)) is not null);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"version\":2,\"anything\":[]}")]
    [InlineData("{\"version\":\"x\"}")]
    [InlineData("{\"version\":1}")]
    public void Read_UnreadableOrNewer_StartsAfresh(string text) => Assert.Null(StateText.Read(text, Now));

    [Fact]
    public async Task Ask_TwoProcessesOnOneRecordsFile_ContinueEachOther()
    {
        using var folder = new TemporaryFolder();
        await using var first = await BotProcess.StartAsync(folder.Path);
        await using var second = await BotProcess.StartAsync(folder.Path);
        var id = (await first.AskAsync("khai sinh liên thông cần giấy tờ gì")).GetProperty("conversationId").GetString();
        Assert.Contains("Bé sinh ở đâu?", (await second.AskAsync("lập danh sách", conversationId: id)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("kết hôn", (await first.AskAsync("2", conversationId: id)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Ai nộp", (await second.AskAsync("1", conversationId: id)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, (await second.Client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/conversations/{id}")).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task Ask_AfterTheProcessWasKilled_GoesOnWhereItWas()
    {
        using var folder = new TemporaryFolder();
        string? id;
        await using (var bot = await BotProcess.StartAsync(folder.Path))
        {
            id = (await bot.AskAsync("đăng ký thường trú cần giấy tờ gì")).GetProperty("conversationId").GetString();
            await bot.KillAsync();
        }
        await using var next = await BotProcess.StartAsync(folder.Path);
        Assert.Equal("dang-ky-thuong-tru", (await next.AskAsync("còn lệ phí", conversationId: id)).GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Ask_StateThatIsOld_IsForgottenButTheConversationGoesOn()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        var id = (await bot.AskAsync("khai sinh liên thông cần giấy tờ gì")).GetProperty("conversationId").GetString();
        await bot.AskAsync("lập danh sách", conversationId: id);
        // The clock cannot be turned in another process; the state is made as old as silence would.
        using (var connection = new SqliteRecords(bot.Database).Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE conversation_states SET state = json_set(state, '$.at', '2026-01-01T00:00:00+00:00')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }
        SqliteConnection.ClearAllPools();
        var reply = await bot.AskAsync("ở nhà", conversationId: id);
        Assert.Equal(id, reply.GetProperty("conversationId").GetString());
        Assert.DoesNotContain("Cha mẹ đã đăng ký kết hôn chưa?", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
