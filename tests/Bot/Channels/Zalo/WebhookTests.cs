using System.Net;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>Which events are taken: signed, in time, for this account; and what the rest gets.</summary>
[Collection(SharedZaloBotGroup.Name)]
public sealed class WebhookTests(SharedZaloBot shared)
{
    private const string Question = "lệ phí đăng ký thường trú";

    private ZaloBot Bot => shared.Zalo;

    public static TheoryData<string> WrongSignatures => new("", "mac=", "mac=0000", "đúng", "secret", "body", "app", "truncated", "timestamp");

    [Theory]
    [MemberData(nameof(WrongSignatures))]
    public async Task Post_WrongOrMissingSignature_IsRefusedAndNothingIsDone(string fault)
    {
        var (body, timestamp) = Body();
        var right = ZaloBot.Sign(body, timestamp);
        var signature = fault switch
        {
            "" => null,
            "đúng" => "mac=" + new string('a', 64),
            "secret" => "mac=" + De06Assistant.Bot.Channels.Zalo.ZaloSignature.Compute(ZaloServer.AppId, body, timestamp, "khoa-khac"),
            "app" => "mac=" + De06Assistant.Bot.Channels.Zalo.ZaloSignature.Compute("1", body, timestamp, ZaloBot.SecretKey),
            "truncated" => "mac=" + right[..^1],
            "timestamp" => "mac=" + ZaloBot.Sign(body, ZaloBot.At(TimeProvider.System.GetUtcNow().AddMinutes(-1))),
            "body" => "mac=" + right,
            _ => fault,
        };
        if (fault == "body") body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("\"text\":", "\"text\" :", StringComparison.Ordinal));
        var turns = Bot.Turns();
        var calls = Bot.Zalo.Calls;
        using var response = await Bot.PostRawAsync(body, signature);
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.Forbidden, "signature-invalid");
        Assert.Equal(turns, Bot.Turns());
        Assert.Equal(calls, Bot.Zalo.Calls);
    }

    [Theory]
    [InlineData("mac=", false)]
    [InlineData("MAC=", true)]
    [InlineData("", false)]
    public async Task Post_RightSignature_IsTakenHoweverItIsWritten(string prefix, bool isUpper)
    {
        var (body, timestamp) = Body();
        var mac = ZaloBot.Sign(body, timestamp);
        using var response = await Bot.PostRawAsync(body, prefix + (isUpper ? mac.ToUpperInvariant() : mac));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("20.000 đồng", (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SignedWithTheHeadersTimestamp_IsTaken()
    {
        var (body, _) = Body();
        var timestamp = ZaloBot.At(TimeProvider.System.GetUtcNow().AddSeconds(1));
        using var response = await Bot.PostRawAsync(body, "mac=" + ZaloBot.Sign(body, timestamp), timestamp);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Bot.Zalo.NextAsync();
    }

    [Theory]
    [InlineData(-181)]
    [InlineData(-60 * 24 * 365)]
    [InlineData(7)]
    public async Task Post_TooOldOrAheadOfTime_IsRefused(int minutes)
    {
        var turns = Bot.Turns();
        var (body, timestamp) = Body(ZaloBot.At(TimeProvider.System.GetUtcNow().AddMinutes(minutes)));
        using var response = await Bot.PostRawAsync(body, "mac=" + ZaloBot.Sign(body, timestamp));
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.Forbidden, "event-out-of-time");
        Assert.Equal(turns, Bot.Turns());
    }

    [Theory]
    [InlineData("không phải số")]
    [InlineData("-5")]
    [InlineData("99999999999999999999999999")]
    [InlineData("9223372036854775807")]
    public async Task Post_TimestampThatIsNone_IsRefused(string timestamp)
    {
        var (body, _) = Body(timestamp);
        using var response = await Bot.PostRawAsync(body, "mac=" + ZaloBot.Sign(body, timestamp));
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.Forbidden, "event-out-of-time");
    }

    [Theory]
    [InlineData(-179)]
    [InlineData(4)]
    public async Task Post_WithinTolerance_IsTaken(int minutes)
    {
        var (body, timestamp) = Body(ZaloBot.At(TimeProvider.System.GetUtcNow().AddMinutes(minutes)));
        using var response = await Bot.PostRawAsync(body, "mac=" + ZaloBot.Sign(body, timestamp));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Bot.Zalo.NextAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Post_TrialOfTheAddressWithoutSignature_GetsOk(string body)
    {
        using var response = await Bot.PostRawAsync(Encoding.UTF8.GetBytes(body), null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("không phải JSON")]
    [InlineData("[1]")]
    [InlineData("""{"message":{"text":"\ud800"}}""")]
    public async Task Post_SignedButUnreadable_IsABadRequest(string text)
    {
        var (body, timestamp) = (Encoding.UTF8.GetBytes(text), ZaloBot.Now());
        using var response = await Bot.PostRawAsync(body, "mac=" + ZaloBot.Sign(body, timestamp), timestamp);
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.BadRequest, "request-unreadable");
    }

    [Fact]
    public async Task Post_TooLarge_IsRefused()
    {
        var (body, timestamp) = (Encoding.UTF8.GetBytes(new string(' ', 70_000)), ZaloBot.Now());
        using var response = await Bot.PostRawAsync(body, "mac=" + ZaloBot.Sign(body, timestamp));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("oa_send_text")]
    [InlineData("user_seen_message")]
    [InlineData("user_received_message")]
    [InlineData("user_submit_info")]
    [InlineData("user_send_group_text")]
    [InlineData("user_send_group_image")]
    [InlineData("su_kien_chua_biet")]
    public async Task Post_EventThatIsNotAnswered_GetsOkAndNothingIsDone(string name)
    {
        var (turns, calls) = (Bot.Turns(), Bot.Zalo.Calls);
        Assert.Equal(HttpStatusCode.OK, await Bot.PostAsync(ZaloBot.Event(name, ZaloBot.UserId(), Bot.MessageId(), Question)));
        Assert.Equal(0, Bot.Read<long>("SELECT COUNT(*) FROM zalo_messages WHERE state = 'waiting'"));
        Assert.Equal((turns, calls), (Bot.Turns(), Bot.Zalo.Calls));
    }

    [Theory]
    [InlineData("recipient")]
    [InlineData("app_id")]
    [InlineData("sender")]
    public async Task Post_ForAnotherAccountOrFromNobody_IsLeftAlone(string member)
    {
        var turns = Bot.Turns();
        var zalo = ZaloBot.Message(ZaloBot.UserId(), Question, Bot.MessageId());
        zalo[member] = member == "app_id" ? "1" : new { id = member == "sender" ? "" : "1" };
        Assert.Equal(HttpStatusCode.OK, await Bot.PostAsync(zalo));
        Assert.Equal(turns, Bot.Turns());
    }

    [Fact]
    public async Task Post_TooMuchWaits_IsToComeLater()
    {
        await using var bot = await ZaloBot.StartAsync(("Assistant__Zalo__MostWaiting", "1"), ("Assistant__Zalo__TimeoutSeconds", "60"));
        bot.Zalo.Faults.Enqueue(ZaloFault.Silence);
        await bot.WriteAsync(ZaloBot.UserId(), Question);
        await bot.UntilCalledAsync(1);
        var (later, turns) = (ZaloBot.Message(ZaloBot.UserId(), Question, bot.MessageId()), bot.Turns());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await bot.PostAsync(later));
        Assert.Equal(turns, bot.Turns());
        bot.Zalo.EndSilence();
        await bot.UntilAsync("SELECT COUNT(*) FROM zalo_messages WHERE state = 'unknown'", 1L);
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(later));
        await bot.Zalo.NextAsync();
    }

    private static (byte[] Body, string Timestamp) Body(string? timestamp = null)
    {
        var zalo = ZaloBot.Message(ZaloBot.UserId(), Question, Guid.NewGuid().ToString());
        zalo["timestamp"] = timestamp ?? zalo["timestamp"];
        return (JsonSerializer.SerializeToUtf8Bytes(zalo), (string)zalo["timestamp"]);
    }
}
