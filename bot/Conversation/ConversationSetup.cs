using De06Assistant.Bot.Channels;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Conversation;

/// <summary>Registers the conversation.</summary>
internal static class ConversationSetup
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddSingleton<ContentIndexing>();
        services.AddSingleton<LiveIndex>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveIndex>());
        services.AddHostedService<IndexFollower>();
        services.AddSingleton<RecordedStates>();
        services.AddSingleton<RedisStates>();
        services.AddSingleton<IConversationStates>(provider => provider.GetRequiredService<IOptions<AssistantOptions>>().Value.State.Provider == StateOptions.InRedis
            ? provider.GetRequiredService<RedisStates>() : provider.GetRequiredService<RecordedStates>());
        services.AddSingleton<TurnService>();
        services.AddSingleton<AskRules>();
        services.AddSingleton<ActivityBot>();
        services.AddSingleton<ConversationGates>();
        return services;
    }
}
