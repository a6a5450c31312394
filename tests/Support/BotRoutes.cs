using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace De06Assistant.Tests.Support;

/// <summary>A route of the bot.</summary>
/// <param name="Methods">"GET", "POST"…</param>
/// <param name="Pattern">"/api/topics/{slug}".</param>
/// <param name="Parameters">The names of what its handler takes from path, query and form.</param>
public sealed record BotRoute(IReadOnlyList<string> Methods, string Pattern, IReadOnlyList<string> Parameters)
{
    /// <summary>The path with <paramref name="fill"/> in the place of each parameter.</summary>
    public string Path(Func<string, string> fill) =>
        System.Text.RegularExpressions.Regex.Replace(Pattern, @"\{\*{0,2}([A-Za-z]+)[^}]*\}", match => fill(match.Groups[1].Value));

    public override string ToString() => $"{string.Join(',', Methods)} {Pattern}";
}

/// <summary>Every route that the program maps, read from the program itself: what is added later is in it without anyone thinking of it.</summary>
public sealed class BotRoutes : IAsyncLifetime
{
    public IReadOnlyList<BotRoute> All { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        All = [.. bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(Route)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static BotRoute Route(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var handler = endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>();
        var names = (handler?.GetParameters() ?? []).Where(parameter => parameter.ParameterType == typeof(string) || Nullable.GetUnderlyingType(parameter.ParameterType) is not null || parameter.ParameterType.IsPrimitive)
            .Select(parameter => parameter.Name!);
        return new BotRoute(methods, "/" + endpoint.RoutePattern.RawText!.Trim('/'), [.. names]);
    }
}
