using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using De06Assistant.Tests.Bot.Channels;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.OwnData;

/// <summary>What citizens can see, take away and erase of what they wrote, and what is left of it.</summary>
public sealed class OwnDataTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private const string Name = "Nguyễn Thị Xoài";
    private const string Phone = "0987 654 321";

    private static int _addresses;

    private RunningBot Bot => staff.Bot;

    [Fact]
    public async Task Export_HasEverythingOfTheConversationAndTheContactOnlyInPart()
    {
        var own = await WriteAsync("khoaitay");
        using var response = await Bot.Client.GetAsync(new Uri($"/api/conversations/{own.Conversation}/export", UriKind.Relative));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var text = await response.Content.ReadAsStringAsync();
        var data = JsonDocument.Parse(text).RootElement;
        Assert.Equal(2, data.GetProperty("messages").GetArrayLength());
        Assert.Contains("thời tiết khoaitay", data.GetProperty("messages")[0].Text("question"), StringComparison.Ordinal);
        var rating = data.GetProperty("messages")[1].GetProperty("rating");
        Assert.Equal(1, rating.GetProperty("score").GetInt32());
        Assert.Equal("chê khoaitay", rating.Text("comment"));
        var left = Assert.Single(data.GetProperty("leftQuestions").EnumerateArray());
        Assert.Equal(own.Code, left.Text("code"));
        Assert.Equal("N…", left.Text("name"));
        Assert.Equal("…321", left.Text("phone"));
        Assert.DoesNotContain(Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, text, StringComparison.Ordinal);
        using var byCode = await Bot.Client.GetAsync(new Uri($"/api/left-questions/{own.Code}/export", UriKind.Relative));
        Assert.Contains("để lại khoaitay", await byCode.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_Conversation_LeavesFiguresAndNoWord(bool isRaisedBefore)
    {
        var word = isRaisedBefore ? "mangcut" : "sauriengm";
        var own = await WriteAsync(word);
        using var editor = await StaffClient.SignInAsync(Bot, "admin", NextAddress());
        if (isRaisedBefore) Assert.Contains(word, await editor.PageAsync("/staff/viec?state=new"), StringComparison.Ordinal);
        var before = await FiguresAsync();

        foreach (var _ in new[] { "first", "again" })
            using (var response = await Bot.Client.DeleteAsync(new Uri($"/api/conversations/{own.Conversation}", UriKind.Relative)))
                Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);

        Assert.Equal(before, await FiguresAsync());
        await AssertGoneAsync(own);
        Assert.DoesNotContain(word, await editor.PageAsync("/staff/viec?state=new"), StringComparison.Ordinal);
        Assert.DoesNotContain(word, await editor.PageAsync("/staff/viec?state=rejected"), StringComparison.Ordinal);
        Assert.DoesNotContain(word, await editor.PageAsync("/staff/cau-hoi"), StringComparison.Ordinal);
        var trail = await editor.PageAsync("/staff/nhat-ky");
        Assert.Contains("người dân xóa dữ liệu của mình", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(own.Conversation, trail, StringComparison.Ordinal);
        foreach (var secret in new[] { word, own.Conversation, own.Code, Name, Phone }) Assert.DoesNotContain(secret, Bot.Log, StringComparison.OrdinalIgnoreCase);
        await AssertNowhereInTheFilesAsync(word, own.Conversation, own.Turn, own.Code);
    }

    [Fact]
    public async Task Erase_QuestionThatOthersAskedToo_GoesOnInTheirWords()
    {
        var mine = await Bot.AskAsync("Hạt tiêu rừng Xuân Giang có mọc trên mặt trăng không???");
        var theirs = await Bot.AskAsync("hat tieu rung xuan giang co moc tren mat trang khong");
        using var editor = await StaffClient.SignInAsync(Bot, "admin", NextAddress());
        Assert.Contains("Hạt tiêu rừng", await editor.PageAsync("/staff/viec"), StringComparison.Ordinal);
        using (await Bot.Client.DeleteAsync(new Uri("/api/conversations/" + mine.Text("conversationId"), UriKind.Relative))) { }
        var page = await editor.PageAsync("/staff/viec");
        Assert.DoesNotContain("Hạt tiêu rừng", page, StringComparison.Ordinal);
        Assert.Contains("hat tieu rung xuan giang", page, StringComparison.Ordinal);
        Assert.Equal(1, (await Bot.ConversationAsync(theirs.Text("conversationId"))).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task Erase_LeftQuestionByItsCode_OnThePage_AsksOnceMore()
    {
        var own = await WriteAsync("chomchom");
        var address = NextAddress();
        Assert.Contains("Xóa câu hỏi này", await PostAsync("/cau-hoi", address, ("code", own.Code)), StringComparison.Ordinal);
        var asking = await PostAsync("/du-lieu-cua-toi/xoa", address, ("code", own.Code));
        Assert.Contains("Bạn có chắc muốn xóa không?", asking, StringComparison.Ordinal);
        Assert.Contains("để lại chomchom", await PostAsync("/du-lieu-cua-toi", address, ("code", own.Code)), StringComparison.Ordinal);
        Assert.Contains("Đã xóa", await PostAsync("/du-lieu-cua-toi/xoa", address, ("code", own.Code), ("sure", "1")), StringComparison.Ordinal);
        using var look = await Bot.TryLookAsync(own.Code, address);
        await AskApiTests.AssertProblemAsync(look, HttpStatusCode.NotFound, "left-question-unknown");
        Assert.Equal(2, (await Bot.ConversationAsync(own.Conversation)).GetProperty("messages").GetArrayLength());
        await AssertNowhereInTheFilesAsync("để lại chomchom");
    }

    [Fact]
    public async Task Page_ByTheKeyOfAConversation_ShowsDownloadsAndErases()
    {
        var own = await WriteAsync("vusua");
        var address = NextAddress();
        var page = await PostAsync("/du-lieu-cua-toi", address, ("c", own.Conversation));
        Assert.Contains("thời tiết vusua", page, StringComparison.Ordinal);
        Assert.Contains("…321", page, StringComparison.Ordinal);
        Assert.Contains("\"leftQuestions\"", await PostAsync("/du-lieu-cua-toi/tai", address, ("c", own.Conversation)), StringComparison.Ordinal);
        await PostAsync("/du-lieu-cua-toi/xoa", address, ("c", own.Conversation), ("sure", "1"));
        await AssertGoneAsync(own);
    }

    [Theory]
    [InlineData("/api/conversations/abc/export", "conversation-unknown")]
    [InlineData("/api/conversations/00000000000000000000000000000000/export", "conversation-unknown")]
    [InlineData("/api/left-questions/00000000/export", "left-question-unknown")]
    public async Task Export_Unknown_GetsAClearProblem(string path, string type)
    {
        using var response = await Bot.Client.GetAsync(new Uri(path, UriKind.Relative));
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.NotFound, type);
    }

    [Fact]
    public async Task Codes_TriedTooOften_AreRefusedHereToo()
    {
        HttpStatusCode last = default;
        for (var i = 0; i < 32; i++)
        {
            using var request = new HttpRequestMessage(i % 2 == 0 ? HttpMethod.Delete : HttpMethod.Get, i % 2 == 0 ? "/api/left-questions/00000000" : "/api/left-questions/00000000/export");
            request.Headers.Add("X-Forwarded-For", "10.7.255.1");
            using var response = await Bot.Client.SendAsync(request);
            last = response.StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    /// <summary>Every table is looked at: a new one has to be erased in ErasureStore, or be named here as one that holds nothing of a citizen.</summary>
    [Fact]
    public void Schema_EveryTable_IsErasedOrHoldsNothingOfACitizen()
    {
        string[] erased =
        [
            "conversations", "turns", "ratings", "early_ratings", "conversation_states", "left_questions", "items", "item_turns",
            "channel_messages", "directline_conversations", "directline_activities", "zalo_users", "zalo_messages",
        ];
        string[] withoutACitizen =
        [
            "accounts", "sign_in_attempts", "audit", "purges", "session_keys", "notice_versions", "zalo_tokens", "index_builds",
            "day_figures", "day_topic_figures", "month_topic_figures", "item_progress",
        ];
        using var connection = new SqliteConnection($"Data Source={Bot.Database};Mode=ReadOnly");
        var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToList();
        Assert.Equal(erased.Concat(withoutACitizen).Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    /// <summary>A conversation that is declined, answered, rated with a comment, and left for a person, each with the word.</summary>
    private async Task<Own> WriteAsync(string word)
    {
        var declined = await Bot.AskAsync($"thời tiết {word} mai thế nào");
        var conversation = declined.Text("conversationId");
        var answered = await Bot.AskAsync($"lệ phí khai sinh liên thông cho cháu {word}", conversationId: conversation);
        using (var rated = await Bot.RateAsync(answered.Text("turnId"), new { score = 1, comment = $"chê {word}", reasons = new[] { $"vì {word}" } })) Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
        var left = await Bot.LeaveAsync(new { text = $"để lại {word}", conversationId = conversation, turnId = declined.Text("turnId"), name = Name, phone = Phone, requestId = Guid.NewGuid().ToString("N") }, NextAddress());
        return new Own(conversation, answered.Text("turnId"), left.Text("code"));
    }

    private async Task AssertGoneAsync(Own own)
    {
        foreach (var path in new[] { $"/api/conversations/{own.Conversation}", $"/api/conversations/{own.Conversation}/export" })
            using (var response = await Bot.Client.GetAsync(new Uri(path, UriKind.Relative))) await AskApiTests.AssertProblemAsync(response, HttpStatusCode.NotFound, "conversation-unknown");
        using (var ask = await Bot.Client.PostAsJsonAsync("/api/ask", new { text = "tiếp", conversationId = own.Conversation })) await AskApiTests.AssertProblemAsync(ask, HttpStatusCode.NotFound, "conversation-unknown");
        using (var rate = await Bot.RateAsync(own.Turn, new { score = 5, comment = "lại" })) await AskApiTests.AssertProblemAsync(rate, HttpStatusCode.NotFound, "turn-unknown");
        using var look = await Bot.TryLookAsync(own.Code, NextAddress());
        await AskApiTests.AssertProblemAsync(look, HttpStatusCode.NotFound, "left-question-unknown");
    }

    /// <summary>The figures, and what they are when they are counted again from the turns.</summary>
    private async Task<string> FiguresAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?by=topic");
        request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
        using var response = await Bot.Client.SendAsync(request);
        await using var connection = new SqliteConnection($"Data Source={Bot.Database};Mode=ReadOnly");
        var turns = connection.Query<string>(
            "SELECT t.day || t.status || COALESCE(t.topic, '') || COALESCE(r.score, '') || COUNT(*) || COUNT(DISTINCT t.conversation_id) FROM turns t LEFT JOIN ratings r ON r.turn_id = t.id GROUP BY t.day, t.status, t.topic, r.score ORDER BY 1");
        return await response.Content.ReadAsStringAsync() + string.Join('\n', turns);
    }

    private async Task<string> PostAsync(string path, string address, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await Bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task AssertNowhereInTheFilesAsync(params string[] words)
    {
        foreach (var file in Directory.EnumerateFiles(Bot.Data, "records.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            foreach (var word in words) Assert.False(bytes.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word)), StringComparison.Ordinal), $"{word} in {file}");
        }
    }

    private static string NextAddress() => $"10.7.0.{Interlocked.Increment(ref _addresses)}";

    private sealed record Own(string Conversation, string Turn, string Code);
}
