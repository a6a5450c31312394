using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Operations;

/// <summary>Registers what tells operators how the bot is doing.</summary>
internal static class OperationsSetup
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<TelemetryExport>();
        services.AddHostedService(provider => provider.GetRequiredService<TelemetryExport>());
        services.AddHostedService<MetricsServer>();
        services.AddSingleton<ContentFreshness>();
        services.AddSingleton<Readiness>();
        return services;
    }
}
