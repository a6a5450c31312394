using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Stops a start that would be unsafe: a door without a lock that leads outside, or a key that cannot be used.</summary>
internal sealed class ChannelServiceStart(IOptions<AssistantOptions> options, ForeignNames names, IServer server) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ChannelService.IsOn) names.Open();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Only now is it known where the bot listens.</summary>
    /// <exception cref="StartupException">Others could reach a bot that asks for no token.</exception>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.ChannelService.AllowUnauthenticatedLocal) return Task.CompletedTask;
        var open = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => !LocalCall.ListensLocally(address));
        return open is null ? Task.CompletedTask : throw new StartupException(
            $"Assistant:ChannelService:AllowUnauthenticatedLocal chỉ dùng được khi bot chỉ nghe trong máy này, mà bot đang nghe ở {open}. Hãy tắt mục đó, hoặc dùng --urls http://127.0.0.1:5006.");
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
