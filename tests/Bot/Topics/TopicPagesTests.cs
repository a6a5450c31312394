using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Topics;

/// <summary>The plain pages of the topics, and what leads search engines to them.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class TopicPagesTests(SharedBot shared)
{
    private const string Path = "/t/lien-thong-khai-sinh";

    private HttpClient Client => shared.Bot.Client;

    [Fact]
    public async Task Topic_ShowsAllFacetsWithTheirAddressesSourcesAndDates()
    {
        var page = await Client.GetStringAsync(new Uri(Path, UriKind.Relative));
        foreach (var facet in new[] { "tong-quan", "doi-tuong", "ho-so", "trinh-tu", "noi-nop", "le-phi", "thoi-han", "hoi-dap", "can-cu", "nguon" })
        {
            Assert.Contains($"<section id=\"{facet}\">", page, StringComparison.Ordinal);
            if (facet != "nguon") Assert.Contains($"href=\"#{facet}\"", page, StringComparison.Ordinal);
        }
        Assert.Contains("8.000 đồng", page, StringComparison.Ordinal);
        Assert.Contains("301/2026/NĐ-CP: ", page, StringComparison.Ordinal);
        Assert.Contains("Nội dung kiểm tra ngày 21/11/2026", page, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"/t/lien-thong-khai-sinh\">", page, StringComparison.Ordinal);
        Assert.Contains("\"@type\":\"GovernmentService\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryTopic_HasAPageThatTheSiteMapNames()
    {
        var map = XDocument.Parse(await Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var addresses = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value)).ToList();
        Assert.True(addresses.Count > Product.Index.Topics.Count);
        foreach (var slug in Product.Index.Topics.Keys) Assert.Contains(new Uri(Client.BaseAddress!, $"/t/{slug}"), addresses);
        foreach (var address in addresses)
        {
            using var response = await Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        Assert.Contains($"Sitemap: {new Uri(Client.BaseAddress!, "/sitemap.xml")}", await Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Topic_AskedAgainWithItsTag_IsNotSentAgain(string encoding)
    {
        using var first = await GetAsync(Path, encoding, null);
        Assert.Equal(encoding == "identity" ? "" : encoding, first.Content.Headers.ContentEncoding.SingleOrDefault() ?? "");
        Assert.Equal("public, max-age=60", first.Headers.CacheControl!.ToString());
        using var again = await GetAsync(Path, encoding, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await GetAsync(Path + "?locality=tinh-lao-cai", encoding, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Topic_HeadAlone_IsAnswered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Path);
        using var response = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task UnknownTopic_Is404WithTheNearestOnes()
    {
        using var response = await Client.GetAsync(new Uri("/t/dang-ky-khai-sinh-cho-con", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Không có trang này", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/t/dang-ky-khai-sinh\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownTopic_WithMarkup_ShowsItAsText()
    {
        using var response = await Client.GetAsync(new Uri("/t/" + Uri.EscapeDataString("<script>alert(1)</script>"), UriKind.Relative));
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormPage_LinksToThePartThatAnswered()
    {
        var page = await Client.GetStringAsync(new Uri("/hoi?q=" + Uri.EscapeDataString("lệ phí khai sinh liên thông"), UriKind.Relative));
        Assert.Contains("href=\"/t/lien-thong-khai-sinh#le-phi\"", page, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string encoding, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        if (tag is not null) request.Headers.IfNoneMatch.Add(tag);
        return await Client.SendAsync(request);
    }
}
