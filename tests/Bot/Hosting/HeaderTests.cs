using System.Net;
using System.Net.Http.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>The headers of every response: each route that the program maps, files, and refusals of every kind.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class HeaderTests(SharedBot shared, BotRoutes routes) : IClassFixture<BotRoutes>
{
    private static readonly string[] PageRules = ["default-src 'none'", "script-src 'self';", "style-src 'self';", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'"];

    private static readonly string[] NotFromTheRoutes = ["/", "/widget.js", "/kiosk-worker.js", "/favicon.svg", "/khong-co", "/api/khong-co", "/staff/khong-co"];

    [Fact]
    public async Task Get_EveryRoute_CarriesTheHeaders()
    {
        var paths = routes.All.Where(route => route.Methods.Contains("GET")).Select(route => route.Path(Fill)).Concat(NotFromTheRoutes).Distinct().ToList();
        Assert.True(paths.Count > 40, $"only {paths.Count} routes were found");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shared.Bot.Client.BaseAddress };
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True((int)response.StatusCode < 500, $"{path}: {response.StatusCode}");
            AssertHeaders(response, path);
        }
    }

    [Fact]
    public async Task Post_EveryRouteWithoutABody_IsNoFaultOfTheServer()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shared.Bot.Client.BaseAddress };
        foreach (var path in routes.All.Where(route => route.Methods.Contains("POST")).Select(route => route.Path(Fill)).Distinct())
        {
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), null);
            Assert.True((int)response.StatusCode < 500, $"{path}: {response.StatusCode}");
            AssertHeaders(response, path);
        }
    }

    [Fact]
    public async Task Problem_OfEveryKind_CarriesTheHeaders()
    {
        var client = shared.Bot.Client;
        foreach (var text in new[] { "{", "{\"text\":5}", "{\"text\":\"\"}" })
        {
            using var content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri("/api/ask", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            AssertHeaders(response, text);
        }
        using var large = await client.PostAsJsonAsync("/api/ask", new { text = new string('a', 100_000) });
        AssertHeaders(large, "too large");
        using var method = await client.DeleteAsync(new Uri("/api/ask", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        AssertHeaders(method, "wrong method");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hoi")]
    [InlineData("/hoi?q=l%E1%BB%87+ph%C3%AD")]
    [InlineData("/cau-hoi")]
    [InlineData("/du-lieu-cua-toi")]
    [InlineData("/staff/dang-nhap")]
    [InlineData("/kiosk")]
    [InlineData("/demo")]
    [InlineData("/t/lien-thong-khai-sinh")]
    [InlineData("/danh-sach/lien-thong-khai-sinh")]
    public async Task Page_HasNothingInsideThatThePolicyWouldHaveToAllow(string path)
    {
        var page = await shared.Bot.Client.GetStringAsync(new Uri(path, UriKind.Relative));
        // Data for search engines is no script: nothing runs it, and no policy looks at it.
        Assert.DoesNotMatch("(?i)<script(?![^>]*\\bsrc=)(?! type=\"application/ld\\+json\">)", page);
        Assert.DoesNotMatch("(?i)<style[\\s>]", page);
        Assert.DoesNotMatch("(?i)<[^>]+\\s(?:style|on[a-z]+)\\s*=", page);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Hsts_IsSentOnlyWhereTheRequestCameByTls(string scheme, bool isSent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hoi");
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Host = "hoidap.example.vn";
        using var response = await shared.Bot.Client.SendAsync(request);
        Assert.Equal(isSent, response.Headers.TryGetValues("Strict-Transport-Security", out var value) && value.Single() == "max-age=31536000");
    }

    private static string Fill(string name) => name switch
    {
        "slug" => "lien-thong-khai-sinh",
        "number" => "1",
        _ => new string('0', 32),
    };

    private static void AssertHeaders(HttpResponseMessage response, string of)
    {
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        var policy = Header("Content-Security-Policy");
        // What is no page may do nothing.
        var isData = response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal);
        foreach (var rule in isData ? ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"] : PageRules)
            Assert.True(policy.Contains(rule, StringComparison.Ordinal), $"{of}: {rule} missing in \"{policy}\"");
        Assert.False(policy.Contains("unsafe", StringComparison.Ordinal), of);
        Assert.True(Header("X-Content-Type-Options") == "nosniff", of);
        Assert.True(Header("Referrer-Policy") == "no-referrer", of);
        Assert.True(isData || Header("Cross-Origin-Opener-Policy") == "same-origin", of);
        Assert.True(Header("Cross-Origin-Resource-Policy") is "same-origin" or "cross-origin", of);
        Assert.True(Header("Server").Length == 0 && Header("X-Powered-By").Length == 0, of);
        Assert.False(response.Headers.Contains("Set-Cookie") && !of.StartsWith("/staff", StringComparison.Ordinal), $"{of}: a cookie");
    }
}
