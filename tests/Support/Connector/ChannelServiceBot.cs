using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace De06Assistant.Tests.Support.Connector;

/// <summary>A bot that belongs to a connector of its own; one for all tests that only talk to it.</summary>
public sealed class ChannelServiceBot : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public RunningBot Bot { get; private set; } = null!;

    internal ConnectorService Connector { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Connector = await ConnectorService.StartAsync();
        Bot = await BotProcess.StartAsync(_folder.Path, settings: Connector.Settings());
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Delivers an activity with a good token.</summary>
    internal Task<HttpResponseMessage> DeliverAsync(JsonObject activity) => DeliverAsync(Bot, activity, "Bearer " + Connector.Key.Sign(Connector.Claims()));

    internal static async Task<HttpResponseMessage> DeliverAsync(RunningBot bot, JsonObject activity, string? authorization, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await bot.Client.SendAsync(request);
    }
}

/// <summary>Names the group of tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class ChannelServiceGroup : ICollectionFixture<ChannelServiceBot>
{
    public const string Name = "channel service";
}
