using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels;

/// <summary>A question that is sent again, because its reply was lost on the way, is answered and recorded once.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class AskAgainTests(SharedBot shared)
{
    private RunningBot Bot => shared.Bot;

    [Fact]
    public async Task Ask_SentManyTimesAtOnceUnderOneName_IsRecordedOnce()
    {
        var clientId = Guid.NewGuid().ToString();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(new { text = "lệ phí đăng ký thường trú", clientId, channel = "kiosk", station = "quay-1" })));
        Assert.Single(replies.Select(reply => reply.GetProperty("turnId").GetString()).Distinct());
        var conversation = replies[0].GetProperty("conversationId").GetString()!;
        var read = await Bot.Client.GetFromJsonAsync<JsonElement>("/api/conversations/" + conversation);
        Assert.Equal(1, read.GetProperty("messages").GetArrayLength());

        var next = await AskAsync(new { text = "mất mấy ngày", conversationId = conversation, clientId = Guid.NewGuid().ToString() });
        var nextAgain = await AskAsync(new { text = "mất mấy ngày", conversationId = conversation, clientId = Guid.NewGuid().ToString() });
        Assert.NotEqual(next.GetProperty("turnId").GetString(), nextAgain.GetProperty("turnId").GetString());
    }

    [Fact]
    public async Task Ask_AtAKiosk_RecordsTheStation()
    {
        var reply = await AskAsync(new { text = "lệ phí đăng ký thường trú", channel = "kiosk", station = "quay-7" });
        using var connection = new SqliteRecords(Bot.Database).Open();
        Assert.Equal("quay-7", connection.ExecuteScalar<string>("SELECT station FROM turns WHERE id = @id", new { id = reply.GetProperty("turnId").GetString() }));
    }

    [Theory]
    [InlineData("clientId", "ngan")]
    [InlineData("clientId", "co dau cach va dai hon 16")]
    [InlineData("station", "quầy")]
    [InlineData("station", "quay-so-1-cua-bo-phan-mot-cua")]
    public async Task Ask_NameOutOfForm_IsRefused(string field, string value)
    {
        using var response = await Bot.Client.PostAsJsonAsync("/api/ask", new Dictionary<string, string> { ["text"] = "lệ phí", [field] = value });
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.BadRequest, "field-invalid");
    }

    [Fact]
    public void Records_AreClosedToOtherUsers()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.EnumerateFiles(Bot.Data, "records.db*"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private async Task<JsonElement> AskAsync(object body)
    {
        using var response = await Bot.Client.PostAsJsonAsync("/api/ask", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
