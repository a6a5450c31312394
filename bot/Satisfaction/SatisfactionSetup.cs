using De06Assistant.Bot.Satisfaction.Exports;
using De06Assistant.Bot.Satisfaction.Gaps;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Registers the figures.</summary>
internal static class SatisfactionSetup
{
    public static IServiceCollection AddSatisfaction(this IServiceCollection services)
    {
        services.AddSingleton<SatisfactionQueries>();
        services.AddSingleton<FigureAccess>();
        services.AddSingleton<RatedTurnQueries>();
        services.AddSingleton<PersonAnswers>();
        services.AddSingleton<UnansweredQueries>();
        services.AddSingleton<ReportReader>();
        return services;
    }
}
