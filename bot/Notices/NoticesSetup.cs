using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Notices;

/// <summary>Registers the notices.</summary>
internal static class NoticesSetup
{
    /// <summary>After the records and the conversation: the board reads both when it starts.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<NoticeBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeBoard>());
        return services;
    }
}
