namespace De06Assistant.Bot.LeftQuestions;

/// <summary>Registers the questions left for a person.</summary>
internal static class LeftQuestionsSetup
{
    public static IServiceCollection AddLeftQuestions(this IServiceCollection services)
    {
        services.AddSingleton<ContactSeal>();
        services.AddSingleton<LeftQuestionLimits>();
        services.AddSingleton<LeaveRules>();
        services.AddSingleton<LeftQuestionService>();
        services.AddHostedService<Retention>();
        return services;
    }
}
