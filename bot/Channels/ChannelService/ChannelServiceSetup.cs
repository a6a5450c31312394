namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Registers the channel service.</summary>
internal static class ChannelServiceSetup
{
    public static IServiceCollection AddChannelService(this IServiceCollection services)
    {
        // Keys that are looked for anew are waited for; else the first message after a change of keys would be turned away.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        services.AddSingleton<ConnectorHttp>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ConnectorCredentials>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<Callers>();
        services.AddSingleton<ForeignNames>();
        services.AddSingleton<ActivityInbox>();
        services.AddSingleton<ReplyQueue>();
        services.AddHostedService<ChannelServiceStart>();
        services.AddHostedService(provider => provider.GetRequiredService<ReplyQueue>());
        return services;
    }
}
