using System.Net;
using System.Net.Http.Headers;
using De06Assistant.Tests.Web;

namespace De06Assistant.Tests.Bot.Widget;

/// <summary>What other sites may do: those that the locality names what the widget needs, all others nothing.</summary>
[Collection(WidgetGroup.Name)]
public sealed class HostPagesTests(WidgetBot bot)
{
    private const string Stranger = "https://la.example";

    public static TheoryData<string> Opened() => ["/api/widget", "/api/topics", "/api/left-questions", "/widget.js"];

    [Theory]
    [MemberData(nameof(Opened))]
    public async Task Get_FromTheNamedSite_IsOpened_FromOthersNot(string path)
    {
        using var named = await SendAsync(HttpMethod.Get, path, bot.Site.Origin);
        Assert.Equal(bot.Site.Origin, Assert.Single(named.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(named.Headers.Contains("Access-Control-Allow-Credentials"));
        foreach (var origin in new[] { Stranger, "null", bot.Site.Origin + "0", "http://evil.example#" + bot.Site.Origin })
        {
            using var other = await SendAsync(HttpMethod.Get, path, origin);
            Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"), origin);
        }
        using var without = await SendAsync(HttpMethod.Get, path, null);
        Assert.Contains("Origin", without.Headers.Vary);
    }

    [Theory]
    [InlineData("/api/ask")]
    [InlineData("/api/left-questions")]
    public async Task Preflight_NamedSite_MayPostJsonAndNothingElse(string path)
    {
        using var named = await PreflightAsync(path, bot.Site.Origin, "content-type");
        Assert.Equal(bot.Site.Origin, Assert.Single(named.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Content-Type", Assert.Single(named.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("7200", Assert.Single(named.Headers.GetValues("Access-Control-Max-Age")));
        using var more = await PreflightAsync(path, bot.Site.Origin, "x-api-key");
        Assert.DoesNotContain("x-api-key", string.Join(',', more.Headers.TryGetValues("Access-Control-Allow-Headers", out var allowed) ? allowed : []), StringComparison.OrdinalIgnoreCase);
        using var stranger = await PreflightAsync(path, Stranger, "content-type");
        Assert.False(stranger.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/api/metrics/satisfaction")]
    [InlineData("/staff")]
    [InlineData("/hoi")]
    [InlineData("/openapi/v1.json")]
    public async Task Get_WhatTheWidgetDoesNotNeed_IsClosed(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, bot.Site.Origin);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Problem_ReachesTheNamedSite()
    {
        using var response = await SendAsync(HttpMethod.Get, "/api/conversations/" + new string('0', 32), bot.Site.Origin);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(bot.Site.Origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/?locality=xa-vinh-tru", true)]
    [InlineData("/t/lien-thong-khai-sinh", true)]
    [InlineData("/?locality=tinh-lao-cai", false)]
    [InlineData("/?locality=khong-co", false)]
    [InlineData("/hoi", false)]
    [InlineData("/staff", false)]
    public async Task Frame_OnlyPagesOfTheLocality_MayStandInItsSites(string path, bool isAllowed)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith(isAllowed ? $"frame-ancestors 'self' {bot.Site.Origin}" : "frame-ancestors 'self'", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br;q=0", "gzip")]
    [InlineData("identity", "")]
    public async Task Script_IsServedCompressedAsTheClientTakesIt(string accepted, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        foreach (var part in accepted.Split(", ")) request.Headers.AcceptEncoding.Add(StringWithQualityHeaderValue.Parse(part));
        using var response = await bot.Bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault() ?? "");
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", response.Headers.CacheControl!.ToString());
        Assert.NotNull(response.Headers.ETag);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    private Task<HttpResponseMessage> PreflightAsync(string path, string origin, string header) => SendAsync(HttpMethod.Options, path, origin, request =>
    {
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", header);
    });

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? origin, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        prepare?.Invoke(request);
        return await bot.Bot.Client.SendAsync(request);
    }
}
