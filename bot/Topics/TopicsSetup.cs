namespace De06Assistant.Bot.Topics;

/// <summary>Registers the pages of the topics.</summary>
internal static class TopicsSetup
{
    public static IServiceCollection AddTopics(this IServiceCollection services) => services.AddSingleton<KeptPages>().AddSingleton<TopicPages>();

    public static void MapTopicPages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<TopicPages>();
        app.MapGet(TopicAddress.List, pages.List).ExcludeFromDescription();
        app.MapGet(TopicAddress.List + "/{slug}", pages.Topic).ExcludeFromDescription();
        app.MapGet("/sitemap.xml", SiteMap.Get).ExcludeFromDescription();
        app.MapGet("/robots.txt", SiteMap.Robots).ExcludeFromDescription();
    }
}
