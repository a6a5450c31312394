using System.Net;
using System.Text.Json.Nodes;
using De06Assistant.Tests.Support;
using De06Assistant.Tests.Support.Connector;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Channels.ChannelService;

/// <summary>Who is let in: the same requests as Microsoft's own library lets in.</summary>
[Collection(ChannelServiceGroup.Name)]
public sealed class TokenTests(ChannelServiceBot shared)
{
    private const string EntraIssuer = "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/";
    private const string EntraIssuerTwo = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";

    private ConnectorService Connector => shared.Connector;

    [Fact]
    public async Task Deliver_EachKindOfToken_IsDecidedAsMicrosoftsLibraryDoes()
    {
        using var strange = new TokenKey(Connector.Key.Name);
        using var unpublished = new TokenKey("khoa-khong-cong-bo");
        var good = Connector.Key.Sign(Connector.Claims());
        TokenCase[] cases =
        [
            Case("good", good),
            Case("expired a minute ago", Connector.Key.Sign(With("exp", Seconds(-1)))),
            Case("valid in four minutes", Connector.Key.Sign(With("nbf", Seconds(4)))),
            Case("endorsed channel", Connector.WebChatKey.Sign(Connector.Claims()), "webchat"),
            Emulator("Emulator, first form", new() { ["iss"] = EntraIssuer, ["ver"] = "1.0", ["appid"] = ConnectorService.AppId }),
            Emulator("Emulator, second form", new() { ["iss"] = EntraIssuerTwo, ["ver"] = "2.0", ["azp"] = ConnectorService.AppId }),
            Case("other audience", Connector.Key.Sign(With("aud", "11111111-2222-3333-4444-555555555555"))),
            Case("no audience", Connector.Key.Sign(With("aud", null))),
            Case("other issuer", Connector.Key.Sign(With("iss", "https://api.botframework.example"))),
            Case("no issuer", Connector.Key.Sign(With("iss", null))),
            Case("expired", Connector.Key.Sign(With("exp", Seconds(-6)))),
            Case("not yet valid", Connector.Key.Sign(With("nbf", Seconds(40)))),
            Case("unsigned", Connector.Key.Unsigned(Connector.Claims())),
            Case("public key as a secret", Connector.Key.SignWithPublicKey(Connector.Claims())),
            Case("other key of the same name", strange.Sign(Connector.Claims())),
            Case("key that is not published", unpublished.Sign(Connector.Claims())),
            Case("no service address in the token", Connector.Key.Sign(With("serviceurl", null))),
            Case("other service address in the token", Connector.Key.Sign(With("serviceurl", "https://smba.example/"))),
            Case("service address with a slash more", Connector.Key.Sign(With("serviceurl", Connector.Address + "/"))),
            Case("channel that is not endorsed", Connector.WebChatKey.Sign(Connector.Claims()), "msteams"),
            Case("signature of another token", good[..(good.LastIndexOf('.') + 1)] + Connector.Key.Sign(With("aud", "x")).Split('.')[2]),
            Case("signature cut off", good[..(good.LastIndexOf('.') + 1)]),
            Case("garbage", "khong.phai.the"),
            Case("one word", "khong"),
            new("other scheme", "Basic " + good, Activity("msteams")),
            new("scheme only", "Bearer", Activity("msteams")),
            new("three words", $"Bearer {good} x", Activity("msteams")),
            Emulator("Emulator of another application", new() { ["iss"] = EntraIssuer, ["ver"] = "1.0", ["appid"] = "11111111-2222-3333-4444-555555555555" }),
            Emulator("Emulator, unknown form", new() { ["iss"] = EntraIssuer, ["ver"] = "3.0", ["appid"] = ConnectorService.AppId }),
            Emulator("Emulator, claim of the other form", new() { ["iss"] = EntraIssuerTwo, ["ver"] = "2.0", ["appid"] = ConnectorService.AppId }),
            Case("Emulator's key for the connector's issuer", Connector.EntraKey.Sign(Connector.Claims())),
        ];
        var theirs = await MicrosoftConnector.AcceptedAsync(Connector, cases);
        Assert.Equal(6, theirs.Count(accepted => accepted));
        for (var i = 0; i < cases.Length; i++)
        {
            using var response = await ChannelServiceBot.DeliverAsync(shared.Bot, cases[i].Activity, cases[i].Authorization);
            Assert.True(response.IsSuccessStatusCode == theirs[i], $"{cases[i].Name}: {(int)response.StatusCode}, Microsoft's library {(theirs[i] ? "accepts" : "rejects")}");
            if (!response.IsSuccessStatusCode) await AssertRefusedAsync(response, cases[i]);
        }
        foreach (var part in cases.Select(request => request.Authorization.Split(' ', '.')[^1]).Where(part => part.Length > 20)) Assert.DoesNotContain(part, shared.Bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_AnyHeader_IsRefusedAndNeverAFault()
    {
        var headers = Gen.Sample(Gen.OneOf(ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get), Gen.Elements("Bearer", "Bearer ..", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.", "Bearer e30.e30.e30", "Bearer bnVsbA.bnVsbA.bnVsbA", "Bearer W10.W10.W10")), 60, 60);
        foreach (var header in headers.Select(text => new string([.. text.Where(c => c is > ' ' and < '\x7f' or ' ')])))
        {
            using var response = await ChannelServiceBot.DeliverAsync(shared.Bot, Activity("msteams"), header);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
        using var without = await ChannelServiceBot.DeliverAsync(shared.Bot, Activity("msteams"), null);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    [Fact]
    public async Task Deliver_KeysChangeAndGoAway_IsDecidedByTheKeysLastRead()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var next = new TokenKey("khoa-2");
        using var folder = new TemporaryFolder();
        connector.KeysAreAway = true;
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: connector.Settings());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(bot, connector, connector.Key));
        connector.KeysAreAway = false;
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, connector, connector.Key));
        // The new one is published, the old one is not any more.
        connector.Keys = [next];
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, connector, next));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, connector, connector.Key));
        Assert.Equal([true, false], await MicrosoftConnector.AcceptedAsync(connector, [Request(connector, next), Request(connector, connector.Key)]));
        connector.KeysAreAway = true;
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, connector, next));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, connector, connector.Key));
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningBot bot, ConnectorService connector, TokenKey key)
    {
        var request = Request(connector, key);
        using var response = await ChannelServiceBot.DeliverAsync(bot, request.Activity, request.Authorization);
        return response.StatusCode;
    }

    private static TokenCase Request(ConnectorService connector, TokenKey key) =>
        new(key.Name, "Bearer " + key.Sign(connector.Claims()), ChannelActivity.Teams(connector, ChannelActivity.NewConversation(), "lệ phí đăng ký thường trú"));

    private static async Task AssertRefusedAsync(HttpResponseMessage response, TokenCase request)
    {
        Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, request.Name);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.Contains((string)error["message"]!, (string[])["Yêu cầu không có thẻ hợp lệ.", "Yêu cầu không được phép."]);
    }

    private JsonObject Activity(string channel) => ChannelActivity.Message(Connector, channel, ChannelActivity.NewConversation(), "đăng ký khai sinh cần giấy tờ gì");

    private TokenCase Case(string name, string token, string channel = "msteams") => new(name, "Bearer " + token, Activity(channel));

    private TokenCase Emulator(string name, JsonObject claims)
    {
        var now = TimeProvider.System.GetUtcNow();
        (claims["aud"], claims["nbf"], claims["exp"]) = (ConnectorService.AppId, now.AddMinutes(-1).ToUnixTimeSeconds(), now.AddHours(1).ToUnixTimeSeconds());
        return new TokenCase(name, "Bearer " + Connector.EntraKey.Sign(claims), Activity("emulator"));
    }

    private JsonObject With(string claim, JsonNode? value)
    {
        var claims = Connector.Claims();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value;
        return claims;
    }

    private static long Seconds(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
}
