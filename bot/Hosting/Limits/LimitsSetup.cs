using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>Registers the limits.</summary>
internal static class LimitsSetup
{
    private const string RequestsOfAddress = "requests-address";

    /// <summary>How long a client may be slower than it has to be: the server's own default.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<OwnBuckets>();
        services.AddSingleton<SharedBuckets>();
        services.AddSingleton<RequestLimits>();
        services.AddSingleton<CitizenLimits>();
        services.AddOptions<SocketTransportOptions>().Configure<IServiceProvider>((sockets, provider) =>
            sockets.CreateBoundListenSocket = address => Stalling.Bind(address, provider.GetRequiredService<IOptions<AssistantOptions>>().Value.Limits.StallSeconds));
        return services;
    }

    /// <summary>
    /// Refuses a flood of whatever kind before anything else is done for it, and connections that are too many or too slow.
    /// What costs more has limits of its own (<see cref="CitizenLimits"/>): they know the conversation, which stands in the
    /// body, and other channels than HTTP use them too.
    /// </summary>
    public static void UseLimits(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.Limits;
        // Not when the server is made: that is before the settings are checked.
        Apply(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits, options);
        var limits = app.Services.GetRequiredService<RequestLimits>();
        var rule = LimitRule.PerMinute(RequestsOfAddress, options.RequestsPerAddress);
        app.Use(async (context, next) =>
        {
            if (!ClientAddress.IsThisMachine(context) && await limits.TakeAsync(rule, ClientAddress.Of(context)) is { } wait)
                await Problems.TooMany(wait).Announced(context).ExecuteAsync(context);
            else
                await next(context);
        });
    }

    private static void Apply(KestrelServerLimits kestrel, LimitsOptions limits)
    {
        kestrel.MaxConcurrentConnections = limits.Connections == 0 ? null : limits.Connections;
        kestrel.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        var rate = limits.BytesPerSecond == 0 ? null : new MinDataRate(limits.BytesPerSecond, Grace);
        (kestrel.MinRequestBodyDataRate, kestrel.MinResponseDataRate) = (rate, rate);
    }
}
