namespace De06Assistant.Bot.Sharing;

/// <summary>Registers what several processes share by Redis.</summary>
internal static class SharingSetup
{
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<RedisLink>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddSingleton<Announcements>();
        services.AddHostedService(provider => provider.GetRequiredService<Announcements>());
        return services;
    }
}
