namespace De06Assistant.Bot.Topics;

/// <summary>Registers the pages of the topics.</summary>
internal static class TopicsSetup
{
    // Whoever checks links asks for the head alone.
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddTopics(this IServiceCollection services) => services.AddSingleton<KeptPages>().AddSingleton<TopicPages>();

    public static void MapTopicPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<TopicPages>();
        app.MapMethods(TopicAddress.List, Reading, pages.List).ExcludeFromDescription();
        app.MapMethods(TopicAddress.List + "/{slug}", Reading, pages.Topic).ExcludeFromDescription();
        app.MapGet("/sitemap.xml", SiteMap.Get).ExcludeFromDescription();
        app.MapGet("/robots.txt", SiteMap.Robots).ExcludeFromDescription();
    }
}
