using De06Assistant.Bot.Channels.Rest;

namespace De06Assistant.Bot.Conversation;

/// <summary>Registers the conversation.</summary>
internal static class ConversationSetup
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddSingleton<LiveIndex>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveIndex>());
        services.AddSingleton<TurnService>();
        services.AddSingleton<AskRules>();
        return services;
    }
}
