using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>Who gets a token, what it opens, and what it does not.</summary>
[Collection(DirectLineGroup.Name)]
public sealed class TokenTests(DirectLineBot direct)
{
    private const string Page = "https://trang.example";

    private RunningBot Bot => direct.Bot;

    private string Own => Bot.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Generate_WithTheSecret_GivesATokenThatNamesTheUser()
    {
        var given = await Bot.GenerateAsync(DirectLineBot.Secret, new { user = new { id = "dl_lan", name = "Lan" } });
        Assert.Equal(1800, given.GetProperty("expires_in").GetInt32());
        var token = new JsonWebToken(given.GetProperty("token").GetString());
        Assert.Equal("dl_lan", token.GetPayloadValue<string>("user"));
        Assert.Equal(1800, (token.ValidTo - token.ValidFrom).TotalSeconds);
        // It has not begun anything yet.
        await Bot.CallAsync(HttpMethod.Get, "/conversations/" + given.GetProperty("conversationId").GetString(), token.EncodedToken).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }

    [Fact]
    public async Task Generate_WithoutASecret_GivesAUserThatNobodyCanGuess()
    {
        var users = new List<string>();
        for (var i = 0; i < 2; i++)
            users.Add(new JsonWebToken((await Bot.GenerateAsync(null, new { user = new { id = "dl_lan" } })).GetProperty("token").GetString()).GetPayloadValue<string>("user"));
        Assert.All(users, user => Assert.Matches("^dl_[0-9a-f]{32}$", user));
        Assert.NotEqual(users[0], users[1]);
    }

    [Fact]
    public async Task Start_WithTheSameTokenAgain_IsTheSameConversation()
    {
        var token = (await Bot.GenerateAsync(DirectLineBot.Secret)).GetProperty("token").GetString();
        using var first = await Bot.CallAsync(HttpMethod.Post, "/conversations", token);
        using var second = await Bot.CallAsync(HttpMethod.Post, "/conversations", token);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var (a, b) = (JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement, JsonDocument.Parse(await second.Content.ReadAsStringAsync()).RootElement);
        Assert.Equal(a.GetProperty("conversationId").GetString(), b.GetProperty("conversationId").GetString());
        Assert.StartsWith(Own.Replace("http", "ws", StringComparison.Ordinal) + "/v3/directline/conversations/", a.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTheSecretOrWithNothing_BeginsAConversation()
    {
        Assert.NotEmpty((await Bot.CallAsync(HttpMethod.Post, "/conversations", DirectLineBot.Secret).DoneAsync()).GetProperty("token").GetString()!);
        Assert.NotEmpty((await Bot.CallAsync(HttpMethod.Post, "/conversations").DoneAsync()).GetProperty("token").GetString()!);
    }

    [Fact]
    public async Task Refresh_GoodToken_GivesOneForTheSameConversationAndUser()
    {
        var conversation = await Bot.OpenAsync(DirectLineBot.Secret, new { user = new { id = "dl_lan" }, trustedOrigins = new[] { Page } });
        var given = await Bot.CallAsync(HttpMethod.Post, "/tokens/refresh", conversation.Token).DoneAsync();
        Assert.Equal(conversation.Id, given.GetProperty("conversationId").GetString());
        var token = new JsonWebToken(given.GetProperty("token").GetString());
        Assert.Equal(("dl_lan", Page), (token.GetPayloadValue<string>("user"), token.Claims.Single(claim => claim.Type == "origin").Value));
        await Bot.CallAsync(HttpMethod.Post, "/tokens/refresh", DirectLineBot.Secret).RefusedAsync(HttpStatusCode.Forbidden, "NotAllowed");
        await Bot.CallAsync(HttpMethod.Post, "/tokens/generate", conversation.Token).RefusedAsync(HttpStatusCode.Forbidden, "NotAllowed");
    }

    [Fact]
    public async Task Call_ExpiredToken_SaysSoEverywhere()
    {
        var conversation = await Bot.OpenAsync();
        var expired = Sign(conversation.Id, "directline", TimeSpan.FromMinutes(-1));
        var calls = new[]
        {
            Bot.CallAsync(HttpMethod.Post, "/tokens/refresh", expired), Bot.CallAsync(HttpMethod.Post, "/conversations", expired), Bot.CallAsync(HttpMethod.Get, conversation.Path, expired),
            Bot.CallAsync(HttpMethod.Post, $"{conversation.Path}/activities", expired, OpenConversation.Message("a")), Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/activities", expired),
            Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/stream?t={Sign(conversation.Id, "directline-stream", TimeSpan.FromMinutes(-1))}"),
        };
        foreach (var call in calls) await call.RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, Sign(conversation.Id, "directline", TimeSpan.FromMinutes(1))).DoneAsync();
    }

    [Fact]
    public async Task Call_TokenOfAnotherConversationOrPurpose_IsRefused()
    {
        var (conversation, other) = (await Bot.OpenAsync(), await Bot.OpenAsync());
        await Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/activities", other.Token).RefusedAsync(HttpStatusCode.Forbidden, "ConversationNotAllowed");
        await Bot.CallAsync(HttpMethod.Post, $"{conversation.Path}/activities", other.Token, OpenConversation.Message("a")).RefusedAsync(HttpStatusCode.Forbidden, "ConversationNotAllowed");
        await Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/stream?t={Sign(other.Id, "directline-stream", TimeSpan.FromMinutes(1))}").RefusedAsync(HttpStatusCode.Forbidden, "ConversationNotAllowed");
        await Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/stream?t={conversation.Token}").RefusedAsync(HttpStatusCode.Forbidden, "BadArgument");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, Sign(conversation.Id, "directline-stream", TimeSpan.FromMinutes(1))).RefusedAsync(HttpStatusCode.Forbidden, "BadArgument");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, Sign(conversation.Id, "directline", TimeSpan.FromMinutes(1), RandomNumberGenerator.GetBytes(32))).RefusedAsync(HttpStatusCode.Forbidden, "BadArgument");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, Unsigned(conversation.Id)).RefusedAsync(HttpStatusCode.Forbidden, "BadArgument");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, "khong-phai-ma").RefusedAsync(HttpStatusCode.Forbidden, "BadArgument");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path).RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        // A secret opens every conversation that there is.
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, DirectLineBot.Secret).DoneAsync();
        await Bot.CallAsync(HttpMethod.Get, "/conversations/" + new string('0', 32), DirectLineBot.Secret).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
        await Bot.CallAsync(HttpMethod.Get, "/conversations/khong-co", DirectLineBot.Secret).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }

    [Fact]
    public async Task Call_FromAPage_NeedsOneThatIsTrusted()
    {
        var bound = await Bot.OpenAsync(DirectLineBot.Secret, new { trustedOrigins = new[] { Page + "/khung/" } });
        await Bot.CallAsync(HttpMethod.Get, $"{bound.Path}/activities", bound.Token, origin: Page).DoneAsync();
        foreach (var origin in new[] { "https://khac.example", Own, "null", Page + ":8443" })
            await Bot.CallAsync(HttpMethod.Get, $"{bound.Path}/activities", bound.Token, origin: origin).RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        await Bot.CallAsync(HttpMethod.Get, bound.StreamUrl.PathAndQuery[DirectLineCalls.Root.Length..], origin: "https://khac.example").RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");

        var free = await Bot.OpenAsync(DirectLineBot.Secret);
        await Bot.CallAsync(HttpMethod.Get, $"{free.Path}/activities", free.Token, origin: Own).DoneAsync();
        await Bot.CallAsync(HttpMethod.Get, $"{free.Path}/activities", free.Token, origin: Page).RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        await Bot.CallAsync(HttpMethod.Post, "/tokens/generate", origin: Page).RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        Assert.Equal(Own, new JsonWebToken((await Bot.CallAsync(HttpMethod.Post, "/tokens/generate", origin: Own).DoneAsync()).GetProperty("token").GetString()).Claims.Single(claim => claim.Type == "origin").Value);
    }

    [Fact]
    public async Task Preflight_AnyPage_MayAskWithTheHeadersOfTheLibrary()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, DirectLineCalls.Root + "/conversations");
        request.Headers.Add("Origin", Page);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await Bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var headers = string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.All(new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" }, name => Assert.Contains(name, headers, StringComparison.OrdinalIgnoreCase));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("""{"user":{"id":7}}""", "MalformedData")]
    [InlineData("""{"trustedOrigins":["trang"]}""", "BadArgument")]
    [InlineData("""{"trustedOrigins":["javascript:alert(1)"]}""", "BadArgument")]
    [InlineData("""{"locality":"xa-khong-co"}""", "BadArgument")]
    [InlineData("""{"user":{"id":"de06assistant"}}""", "BadArgument")]
    [InlineData("[", "MalformedData")]
    [InlineData("null", "MalformedData")]
    public async Task Generate_BadBody_IsRefused(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        await Bot.CallAsync(HttpMethod.Post, "/tokens/generate", DirectLineBot.Secret, content).RefusedAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Call_PathOrMethodThatIsNot_IsRefusedInTheProtocolsWords()
    {
        await Bot.CallAsync(HttpMethod.Get, "/khong-co").RefusedAsync(HttpStatusCode.NotFound, "NotFound");
        await Bot.CallAsync(HttpMethod.Get, "/session/getsessionid").RefusedAsync(HttpStatusCode.NotFound, "NotFound");
        await Bot.CallAsync(HttpMethod.Put, "/conversations").RefusedAsync(HttpStatusCode.MethodNotAllowed, "NotSupported");
    }

    [Fact]
    public async Task Off_NeitherSecretNorAnonymous_NothingIsThere()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: [("Assistant__DirectLine__AllowAnonymous", "false")]);
        await bot.CallAsync(HttpMethod.Post, "/tokens/generate").RefusedAsync(HttpStatusCode.NotFound, "NotFound");
        await bot.CallAsync(HttpMethod.Post, "/conversations", "gi-do").RefusedAsync(HttpStatusCode.NotFound, "NotFound");
        Assert.False(File.Exists(Path.Combine(folder.Path, "keys", "directline.key")));
    }

    [Fact]
    public async Task SecretsOnly_WithoutOne_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: [.. DirectLineBot.Settings, ("Assistant__DirectLine__AllowAnonymous", "false")]);
        await bot.CallAsync(HttpMethod.Post, "/tokens/generate").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        await bot.CallAsync(HttpMethod.Post, "/conversations").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        await bot.OpenAsync(DirectLineBot.Secret);
        // What was signed before a restart is still good, and the key is the service's own.
        var conversation = await bot.OpenAsync(DirectLineBot.Secret);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "keys", "directline.key")));
        await bot.KillAsync();
        await using var again = await bot.StartAgainAsync();
        await again.CallAsync(HttpMethod.Get, conversation.Path, conversation.Token).DoneAsync();
    }

    /// <summary>A token as the bot itself signs it, with its own key.</summary>
    private string Sign(string conversation, string purpose, TimeSpan life, byte[]? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "de06assistant",
            Audience = purpose,
            IssuedAt = now.AddMinutes(-30),
            NotBefore = now.AddMinutes(-30),
            Expires = now + life,
            Claims = new Dictionary<string, object> { ["conversation"] = conversation },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key ?? File.ReadAllBytes(Path.Combine(Bot.Data, "keys", "directline.key"))), SecurityAlgorithms.HmacSha256),
        });
    }

    private static string Unsigned(string conversation) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "de06assistant",
        Audience = "directline",
        Claims = new Dictionary<string, object> { ["conversation"] = conversation },
    });
}
