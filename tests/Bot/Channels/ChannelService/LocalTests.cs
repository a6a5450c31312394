using System.Net;
using System.Text.Json.Nodes;
using De06Assistant.Tests.Support;
using De06Assistant.Tests.Support.Connector;

namespace De06Assistant.Tests.Bot.Channels.ChannelService;

/// <summary>The Bot Framework Emulator without a token: on this machine only; and what there is when nothing is set.</summary>
public sealed class LocalTests
{
    private const string Allow = "Assistant__ChannelService__AllowUnauthenticatedLocal";

    [Fact]
    public async Task Emulator_OnThisMachine_IsAnsweredWithoutATokenAndNobodyElseIs()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: [("SSL_CERT_FILE", connector.CertificateFile), (Allow, "true")]);
        var conversation = ChannelActivity.NewConversation("");
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, Message(connector, conversation)));
        var arrived = await connector.NextAsync(conversation);
        Assert.Null(arrived.Authorization);
        Assert.Contains("kết hôn", arrived.Activity.GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(connector.TokenRequests);

        foreach (var (name, value) in new[]
        {
            ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Host", "localhost"), ("X-Real-IP", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"), ("Via", "1.1 proxy"),
            ("Origin", "http://127.0.0.1:5006"), ("Host", "doi-ten.example"), ("Authorization", "Bearer e30.e30.e30"),
        })
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, Message(connector, ChannelActivity.NewConversation("")), (name, value)));

        foreach (var address in new[] { "https://smba.example/", "http://169.254.169.254/", "http://10.0.0.1:80", "http://127.0.0.1.example/", "ftp://127.0.0.1/", "http://localhost@203.0.113.9/", "khong phai dia chi" })
        {
            var elsewhere = Message(connector, ChannelActivity.NewConversation(""));
            elsewhere["serviceUrl"] = address;
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(bot, elsewhere));
        }
    }

    [Fact]
    public async Task Emulator_WithATokenThroughAProxy_IsRefused()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: connector.Settings());
        var now = TimeProvider.System.GetUtcNow();
        var token = "Bearer " + connector.EntraKey.Sign(new JsonObject
        {
            ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            ["ver"] = "1.0",
            ["appid"] = ConnectorService.AppId,
            ["aud"] = ConnectorService.AppId,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        });
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(bot, Message(connector, ChannelActivity.NewConversation("")), ("Authorization", token), ("X-Forwarded-For", "203.0.113.9")));
        var conversation = ChannelActivity.NewConversation("");
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, Message(connector, conversation), ("Authorization", token)));
        Assert.StartsWith("Bearer the-", (await connector.NextAsync(conversation)).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutTokensAndReachableFromOutside_Stops()
    {
        using var folder = new TemporaryFolder();
        Product.CopyIndexTo(folder.File("index"));
        var run = await ProcessRun.BotAsync(new Dictionary<string, string> { [Allow] = "true", ["Assistant__DataDirectory"] = folder.Path }, "--urls", "http://127.0.0.1:0;http://0.0.0.0:0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("AllowUnauthenticatedLocal", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongSettings_StopsWithTheirNames()
    {
        var run = await ProcessRun.BotAsync(
            new Dictionary<string, string>
            {
                ["Assistant__ChannelService__AppId"] = "khong-phai-ma",
                ["Assistant__ChannelService__OpenIdMetadata"] = "http://login.botframework.example/keys",
                ["Assistant__ChannelService__TokenAuthority"] = "https://login.microsoftonline.com",
                ["Assistant__ChannelService__NameKey"] = "bi-mat-ngan",
            },
            "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, run.ExitCode);
        foreach (var name in new[] { "AppId", "AppSecret", "OpenIdMetadata", "TokenAuthority", "NameKey" }) Assert.Contains($"Assistant:ChannelService:{name}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bi-mat-ngan", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_NothingIsSet_IsNoAddress()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bot, Message(connector, "x"), ("Authorization", "Bearer " + connector.Key.Sign(connector.Claims()))));
    }

    private static JsonObject Message(ConnectorService connector, string conversation) => ChannelActivity.Message(connector, "emulator", conversation, "đăng ký kết hôn cần giấy tờ gì");

    private static async Task<HttpStatusCode> StatusAsync(RunningBot bot, JsonObject activity, params (string Name, string Value)[] headers)
    {
        using var response = await ChannelServiceBot.DeliverAsync(bot, activity, null, headers);
        return response.StatusCode;
    }
}
