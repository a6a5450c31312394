using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Registers Direct Line 3.0 and maps it below <see cref="Path"/>.</summary>
internal static class DirectLineSetup
{
    public const string Path = "/v3/directline";

    private const string Policy = "direct line";

    // Sent by the library of Microsoft: its own name, and that of the way in which it calls.
    private const string AgentHeader = "x-ms-bot-agent";

    private static readonly TimeSpan PreflightMemory = TimeSpan.FromHours(2);
    private static readonly WebSocketOptions Sockets = new() { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) };

    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddSingleton<DirectLineKey>();
        services.AddHostedService(provider => provider.GetRequiredService<DirectLineKey>());
        services.AddSingleton<OpenStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<DirectLineService>();
        services.AddSingleton<TokensApi>();
        services.AddSingleton<DirectLineConversationsApi>();
        services.AddSingleton<ActivitiesApi>();
        services.AddSingleton<StreamApi>();
        services.Configure<CorsOptions>(cors => cors.AddPolicy(Policy, policy => policy
            .AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Post).WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.XRequestedWith, AgentHeader)
            .WithExposedHeaders(HeaderNames.RetryAfter).SetPreflightMaxAge(PreflightMemory)));
        return services;
    }

    /// <summary>What comes before the calls: errors in the protocol's words, browsers' questions, WebSockets.</summary>
    public static void UseDirectLine(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal), branch =>
    {
        branch.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        branch.UseCors(Policy);
        branch.UseMiddleware<DirectLineErrors>();
        branch.UseWebSockets(Sockets);
    });

    public static void MapDirectLine(this WebApplication app)
    {
        var group = app.MapGroup(Path).ExcludeFromDescription();
        TokensApi.Map(group);
        DirectLineConversationsApi.Map(group);
        ActivitiesApi.Map(group);
        StreamApi.Map(group);
    }
}
