using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Kiosk;

/// <summary>What a kiosk gets in one piece.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class BundleTests(SharedBot shared)
{
    private static readonly Uri Address = new("/api/kiosk/bundle?locality=xa-vinh-tru", UriKind.Relative);

    [Fact]
    public async Task Get_Bundle_HasEveryTopicWithItsPagesInTheOrderOfTheContent()
    {
        var bundle = JsonDocument.Parse(await shared.Bot.Client.GetStringAsync(Address)).RootElement;
        Assert.Equal("xa-vinh-tru", bundle.GetProperty("locality").GetProperty("slug").GetString());
        var topics = bundle.GetProperty("topics").EnumerateArray().ToDictionary(topic => topic.GetProperty("slug").GetString()!);
        Assert.Equal(Product.Index.Topics.Keys.Order(), topics.Keys.Order());
        foreach (var topic in topics.Values) Assert.NotEqual(0, topic.GetProperty("pages").GetArrayLength());
        var fee = topics["lien-thong-khai-sinh"].GetProperty("pages").EnumerateArray().Single(page => page.GetProperty("facet").GetString() == "le-phi");
        Assert.Contains("8.000 đồng", fee.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("Sinh con", bundle.GetProperty("events")[0].GetProperty("name").GetString());
        foreach (var slug in bundle.GetProperty("events").EnumerateArray().SelectMany(happening => happening.GetProperty("topics").EnumerateArray())) Assert.Contains(slug.GetString()!, topics.Keys);
    }

    [Fact]
    public async Task Get_Unchanged_IsNotSentAgain()
    {
        using var first = await shared.Bot.Client.GetAsync(Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await shared.Bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Get_Packed_IsTheSameAndSmaller()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await shared.Bot.Client.SendAsync(request);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        await using var packed = await response.Content.ReadAsStreamAsync();
        await using var plain = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        var text = await reader.ReadToEndAsync();
        Assert.Equal(await shared.Bot.Client.GetStringAsync(Address), text);
        Assert.True(response.Content.Headers.ContentLength < text.Length / 3);
    }

    [Fact]
    public async Task Get_EachLocality_HasAVersionOfItsOwn()
    {
        var other = await shared.Bot.Client.GetStringAsync(new Uri("/api/kiosk/bundle?locality=xa-xuan-giang", UriKind.Relative));
        Assert.NotEqual(
            JsonDocument.Parse(await shared.Bot.Client.GetStringAsync(Address)).RootElement.GetProperty("version").GetString(),
            JsonDocument.Parse(other).RootElement.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Get_UnknownLocality_IsRefused()
    {
        using var response = await shared.Bot.Client.GetAsync(new Uri("/api/kiosk/bundle?locality=xa-khong-co", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("locality-unknown", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Page_IsServedWithAPolicyThatLetsNothingElseIn()
    {
        using var response = await shared.Bot.Client.GetAsync(new Uri("/kiosk?locality=xa-vinh-tru", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var rule in new[] { "default-src 'none'", "script-src 'self'", "style-src 'self'", "worker-src 'self'", "media-src 'self'" }) Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
