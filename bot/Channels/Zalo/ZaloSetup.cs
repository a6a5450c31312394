using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>Registers the channel; without its settings nothing of it is there.</summary>
internal static class ZaloSetup
{
    public static IServiceCollection AddZalo(this IServiceCollection services)
    {
        services.AddSingleton<ZaloKeys>();
        services.AddSingleton<ZaloApi>();
        services.AddSingleton<ZaloTokens>();
        services.AddSingleton<ZaloReplies>();
        services.AddSingleton<ZaloNotices>();
        services.AddSingleton<ZaloInbox>();
        services.AddSingleton<ZaloSender>();
        services.AddSingleton<ZaloOutbox>();
        services.AddHostedService(provider => provider.GetRequiredService<ZaloOutbox>());
        return services;
    }

    public static void MapZalo(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.Zalo.IsConfigured) app.MapZaloWebhook();
    }
}
