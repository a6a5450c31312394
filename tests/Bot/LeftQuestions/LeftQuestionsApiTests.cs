using System.Net;
using System.Text;
using De06Assistant.Tests.Bot.Channels;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.LeftQuestions;

/// <summary>Leaving a question and asking for the answer.</summary>
public sealed class LeftQuestionsApiTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private const string Name = "Trần Thị Bưởi";
    private const string Phone = "0987 654 321";

    [Fact]
    public async Task Ask_Declined_OffersToLeaveTheQuestion()
    {
        var reply = await staff.Bot.AskAsync("thời tiết mai thế nào");
        var offer = reply.GetProperty("suggestions").EnumerateArray().Last();
        Assert.Equal("leave-question", offer.Text("action"));
        var person = await staff.Bot.AskAsync("cho tôi gặp cán bộ");
        Assert.Contains(person.GetProperty("suggestions").EnumerateArray(), suggestion => suggestion.TryGetProperty("action", out _));
        var words = await staff.Bot.AskAsync(offer.Text("text"));
        Assert.Contains("/cau-hoi/de-lai", words.Text("html"), StringComparison.Ordinal);
        var emergency = await staff.Bot.AskAsync("cháy nhà rồi cứu với");
        Assert.DoesNotContain(emergency.GetProperty("suggestions").EnumerateArray(), suggestion => suggestion.TryGetProperty("action", out _));
    }

    [Fact]
    public async Task Leave_WithConversation_IsSeenThereAndByCodeOnly()
    {
        var reply = await staff.Bot.AskAsync("thời tiết mai thế nào");
        var other = await staff.Bot.AskAsync("thời tiết mai thế nào");
        var (conversation, turn) = (reply.Text("conversationId"), reply.Text("turnId"));
        var left = await staff.Bot.LeaveAsync(new { text = "gọi 0912345678 giúp tôi", conversationId = conversation, turnId = turn, name = Name, phone = Phone }, "10.1.0.1");
        Assert.Equal("gọi [số đã che] giúp tôi", left.Text("question"));
        Assert.Equal("new", left.Text("state"));
        Assert.True(left.GetProperty("hasContact").GetBoolean());
        Assert.Equal(left.Text("code"), (await staff.Bot.LookAsync(left.Text("code").ToLowerInvariant(), "10.1.0.1")).Text("code"));

        var seen = (await staff.Bot.ConversationAsync(conversation)).GetProperty("leftQuestions");
        Assert.Equal(left.Text("code"), Assert.Single(seen.EnumerateArray()).Text("code"));
        Assert.Equal(0, (await staff.Bot.ConversationAsync(other.Text("conversationId"))).GetProperty("leftQuestions").GetArrayLength());
    }

    [Fact]
    public async Task Leave_TurnOfAnotherConversation_IsRefused()
    {
        var mine = await staff.Bot.AskAsync("thời tiết mai thế nào");
        var other = await staff.Bot.AskAsync("thời tiết mai thế nào");
        using var response = await staff.Bot.TryLeaveAsync(new { text = "hỏi", conversationId = mine.Text("conversationId"), turnId = other.Text("turnId") }, "10.1.0.2");
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.NotFound, "turn-unknown");
    }

    [Fact]
    public async Task Leave_SentTwiceAtOnceAndAgain_IsLeftOnce()
    {
        var body = new { text = "mạng chập chờn", requestId = new string('a', 32) };
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await staff.Bot.LeaveAsync(body, "10.1.0.3")).Text("code")));
        Assert.Single(codes.Distinct());
    }

    public static TheoryData<object, int, string> BadBodies => new()
    {
        { new { text = "  " }, 400, "text-empty" },
        { new { text = new string('a', 1001) }, 400, "text-too-long" },
        { new { text = "hỏi", locality = "xa-khong-co" }, 400, "locality-unknown" },
        { new { text = "hỏi", conversationId = new string('0', 32) }, 404, "conversation-unknown" },
        { new { text = "hỏi", turnId = new string('0', 32) }, 400, "field-invalid" },
        { new { text = "hỏi", name = new string('a', 81) }, 400, "field-invalid" },
        { new { text = "hỏi", phone = "gọi tôi nhé" }, 400, "field-invalid" },
        { new { text = "hỏi", phone = "123" }, 400, "field-invalid" },
        { new { text = "hỏi", requestId = "1" }, 400, "field-invalid" },
        { new { text = 5 }, 400, "request-unreadable" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Leave_BadBody_GetsAClearProblem(object body, int status, string type)
    {
        using var response = await staff.Bot.TryLeaveAsync(body, "10.1.0.4");
        await AskApiTests.AssertProblemAsync(response, (HttpStatusCode)status, type);
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("khong-phai-ma")]
    public async Task Look_UnknownCode_GetsAClearProblem(string code)
    {
        using var response = await staff.Bot.TryLookAsync(code, "10.1.0.5");
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.NotFound, "left-question-unknown");
    }

    [Fact]
    public async Task LeaveAndLook_TooOftenFromOneAddress_AreRefusedThereOnly()
    {
        HttpStatusCode last = default;
        for (var i = 0; i < 11; i++)
            using (var response = await staff.Bot.TryLeaveAsync(new { text = $"câu {i}" }, "10.1.0.6")) last = response.StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        await staff.Bot.LeaveAsync(new { text = "người khác" }, "10.1.0.7");
        for (var i = 0; i < 31; i++)
            using (var response = await staff.Bot.TryLookAsync("00000000", "10.1.0.6")) last = response.StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Leave_WithoutAKey_KeepsNoNameAndNoPhone()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        Assert.False((await bot.Client.GetStringAsync(new Uri("/cau-hoi/de-lai", UriKind.Relative))).Contains("name=\"phone\"", StringComparison.Ordinal));
        var left = await bot.LeaveAsync(new { text = "hỏi", name = Name, phone = Phone }, "10.1.0.8");
        Assert.False(left.GetProperty("hasContact").GetBoolean());
        await AssertNowhereAsync(bot, Name, Phone);
    }

    [Fact]
    public async Task Everything_LeavesNoNamePhoneCodeOrPasswordInTheLogAndNoNameInTheFiles()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await StaffBot.StartAsync(folder.Path, ("Logging__LogLevel__Default", "Debug"));
        var left = await bot.LeaveAsync(new { text = "hỏi", name = Name, phone = Phone }, "10.1.0.9");
        await bot.LookAsync(left.Text("code"), "10.1.0.9");
        using (var code = new FormUrlEncodedContent([KeyValuePair.Create("code", left.Text("code"))]))
        using (await bot.Client.PostAsync(new Uri("/cau-hoi", UriKind.Relative), code)) { }
        using var client = new StaffClient(bot, "10.1.0.10");
        using (await client.TrySignInAsync("look-up", "mat khau go nham 12")) { }
        using (await client.TrySignInAsync("mat khau vao o ten", "x")) { }
        using (await client.TrySignInAsync("look-up", StaffBot.Password)) { }
        Assert.Contains(Name, await client.PageAsync(await client.FindAsync("hỏi")), StringComparison.Ordinal);
        foreach (var secret in new[] { left.Text("code"), StaffBot.Password, "mat khau go nham 12", "mat khau vao o ten", StaffBot.Key })
            Assert.DoesNotContain(secret, bot.Log, StringComparison.OrdinalIgnoreCase);
        await AssertNowhereAsync(bot, Name, Phone, StaffBot.Password, "mat khau go nham 12", "mat khau vao o ten");
    }

    private static async Task AssertNowhereAsync(RunningBot bot, params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, bot.Log, StringComparison.Ordinal);
            foreach (var file in Directory.EnumerateFiles(bot.Data, "records.db*"))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)), await reader.ReadToEndAsync(), StringComparison.Ordinal);
            }
        }
    }
}
