using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Widget;

/// <summary><c>/demo</c>: a page in the look of a commune's site that carries the widget, to try it.</summary>
internal static class DemoPage
{
    private static readonly HandlebarsTemplate<object, object> Page = PageTemplates.Compile("demo.hbs");
    private static readonly string StyleSheet = PageTemplates.Read("demo.css");

    public static void MapDemo(this WebApplication app)
    {
        app.MapGet("/demo", Get).ExcludeFromDescription();
        app.MapGet("/demo.css", () => TypedResults.Text(StyleSheet, "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private static ContentHttpResult Get([FromQuery] string? locality, LiveIndex live, IOptions<AssistantOptions> options)
    {
        using var lease = live.Acquire();
        var place = lease.Index.Localities.BySlug(locality ?? options.Value.Locality ?? "");
        var html = Page(new { place = place?.Heading ?? "Xã của bạn", province = place?.Province, locality = place?.Slug, contact = Desk.Contact(place) });
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }
}
