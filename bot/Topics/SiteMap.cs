using System.Text;
using System.Xml.Linq;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Topics;

/// <summary><c>/sitemap.xml</c> (sitemaps.org, protocol 0.9) and <c>/robots.txt</c> (RFC 9309).</summary>
internal static class SiteMap
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // Pages of one person: a question, a left question, a list for one case.
    private static readonly string[] Private = ["/api/", "/staff", "/hoi", "/cau-hoi", "/danh-sach/", "/demo"];

    public static Utf8ContentHttpResult Get(HttpContext context, LiveIndex live, IOptions<AssistantOptions> options)
    {
        using var lease = live.Acquire();
        var (site, national) = (SiteAddress.Of(context.Request, options.Value), lease.Index.National);
        var pages = Enumerable.Range(0, national.Manifest.Topics).Select(national.Topic)
            .Select(topic => Page(site + TopicAddress.Page(topic.Slug, null), new XElement(Protocol + "lastmod", VietnamTime.IsoDay(topic.Verified))));
        var map = new XElement(Protocol + "urlset", Page(site + "/", null), Page(site + TopicAddress.List, null), pages);
        return TypedResults.Text(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + map), "application/xml; charset=utf-8");
    }

    public static ContentHttpResult Robots(HttpContext context, IOptions<AssistantOptions> options) => TypedResults.Text(
        $"User-agent: *\n{string.Concat(Private.Select(path => $"Disallow: {path}\n"))}\nSitemap: {SiteAddress.Of(context.Request, options.Value)}/sitemap.xml\n", "text/plain; charset=utf-8");

    private static XElement Page(string address, XElement? changed) => new(Protocol + "url", new XElement(Protocol + "loc", address), changed);
}
