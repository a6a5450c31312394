using System.Diagnostics;
using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Support;

/// <summary>
/// The whole program with its real server, run by its own entry point in the process of the tests: much less work than a process of its own,
/// since it is compiled only once. It cannot be killed, and is told its settings as arguments.
/// </summary>
public sealed class BotHost : RunningBot
{
    private const string HostEvents = "Microsoft.Extensions.Hosting";

    // What the program reads from its configuration; the rest is the runtime's.
    private static readonly string[] Sections = ["Assistant__", "Logging__"];

    /// <summary>A client that keeps its connection open does not hold up the end.</summary>
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(1);

    private readonly IHost _host;
    private readonly Task _program;
    private readonly BotLog _log;

    private BotHost(IHost host, Task program, BotLog log, string data)
        : base(new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), data)
    {
        (_host, _program, _log) = (host, program, log);
    }

    /// <summary>What the program is composed of.</summary>
    public IServiceProvider Services => _host.Services;

    public override string Log => _log.Text;

    /// <summary>Starts a bot on <paramref name="data"/>; an index is put there first unless <paramref name="withIndex"/> is false.</summary>
    public static async Task<BotHost> StartAsync(string data, bool withIndex = true, params (string Name, string Value)[] settings)
    {
        if (withIndex) PutIndexInto(data);
        var (log, built) = (new BotLog(), new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously));
        var arguments = Arguments(data, settings).ToArray();
        var program = Task.Factory.StartNew(() => Run(arguments, log, built), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var host = await await Task.WhenAny(built.Task, Ended<IHost>(program, log)).WaitAsync(Patience);
        var started = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.SetResult(host));
        await await Task.WhenAny(started.Task, Ended<IHost>(program, log)).WaitAsync(Patience);
        return new BotHost(host, program, log, data);
    }

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _program.WaitAsync(Patience);
        // The end of a process frees all that it had; what waits for signals and what is kept open here would outlive its bot.
        await ((IAsyncDisposable)_host).DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static IEnumerable<string> Arguments(string data, (string Name, string Value)[] settings)
    {
        yield return "--urls=http://127.0.0.1:0";
        // What it says to a person at its start goes to the log then.
        yield return "--Logging:Console:FormatterName=json";
        yield return $"--Assistant:DataDirectory={data}";
        yield return $"--Assistant:Metrics:ApiKey={ApiKey}";
        foreach (var (name, value) in settings)
        {
            if (!Sections.Any(section => name.StartsWith(section, StringComparison.Ordinal))) throw new ArgumentException($"{name} is read from the environment: use {nameof(BotProcess)}.", nameof(settings));
            yield return $"--{name.Replace("__", ":", StringComparison.Ordinal)}={value}";
        }
    }

    private static void Run(string[] arguments, BotLog log, TaskCompletionSource<IHost> built)
    {
        // Only what is built on this thread is this bot.
        var thread = Environment.CurrentManagedThreadId;
        using var listening = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == HostEvents)
                listener.Subscribe(new Observer<KeyValuePair<string, object?>>(happening =>
                {
                    if (Environment.CurrentManagedThreadId != thread) return;
                    if (happening is { Key: "HostBuilding", Value: IHostBuilder builder }) builder.ConfigureServices((_, services) => Adapt(services, log));
                    if (happening is { Key: "HostBuilt", Value: IHost host }) built.TrySetResult(host);
                }));
        }));
        typeof(AssistantOptions).Assembly.EntryPoint!.Invoke(null, [arguments]);
    }

    private static void Adapt(IServiceCollection services, BotLog log)
    {
        services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(log).PostConfigure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
    }

    private static async Task<T> Ended<T>(Task program, BotLog log)
    {
        await program;
        throw new InvalidOperationException("The bot ended: " + log.Text);
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}
