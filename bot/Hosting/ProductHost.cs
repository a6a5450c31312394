using System.Net.Sockets;
using System.Runtime.InteropServices;
using De06Assistant.Bot.Operations.Logs;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Backup;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting;

/// <summary>Creates the web host with the product's defaults and runs it.</summary>
internal static class ProductHost
{
    /// <summary>Where the bot listens when nothing else is said: loopback only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5006";

    private const string WithoutWebPart = "Chưa có phần web (cần Node: cd bot/web && npm ci && npm run build); trang / dùng bản không cần JavaScript.";
    private const long MaxRequestBytes = 64 * 1024;

    /// <summary>
    /// Settings are validated at the start and hold until the end. By default every folder below the home would be watched for a change
    /// of appsettings.json: thousands in a checkout, more than some machines let one user watch.
    /// </summary>
    private static readonly string[] SettingsAreReadOnce = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>SIGXFSZ, which has no name of its own here; its number is that of Linux and macOS.</summary>
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    /// <summary>
    /// How long running requests have to be finished once the end has been asked for; then they are cut off. Shorter than the half
    /// minute that a service manager waits before it kills.
    /// </summary>
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(20);

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. SettingsAreReadOnce, .. args], ContentRootPath = ProductHome.Path });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.AddLogs();
        return builder;
    }

    /// <summary>Starts, prints the addresses, and waits for the end.</summary>
    public static async Task<int> RunProductAsync(this WebApplication app)
    {
        var data = app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.DataPath;
        try
        {
            using var folder = DataFolderLock.Share(data) ?? throw new StartupException($"một bản sao lưu đang được đặt lại vào {data}. Hãy chờ xong rồi chạy lại.");
            // A file that may not grow any more is a failed write like others; by default it would be the end of the process.
            using var fileSize = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileSizeExceeded, signal => signal.Cancel = true);
            return await RunAsync(app);
        }
        catch (OperationCanceledException)
        {
            // The end was asked for during the start, which may be indexing.
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or SocketException or SegmentException or UnauthorizedAccessException or StartupException)
        {
            await Console.Error.WriteLineAsync("Không khởi động được: " + fault.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> RunAsync(WebApplication app)
    {
        // Before the host starts, which would show a fault with all its calls where one line says what to do.
        app.Services.GetRequiredService<RecordWriter>().Prepare();
        await app.StartAsync();
        if (LogSetup.IsJson(app.Configuration)) LogAddresses(app);
        else PrintAddresses(app);
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    private static ICollection<string> Addresses(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    /// <summary>A program that reads the log expects JSON in each line.</summary>
    private static void LogAddresses(WebApplication app)
    {
        foreach (var address in Addresses(app)) app.Logger.LogInformation("Trợ lý Đề án 06 đang chạy tại {Address}", address);
        if (!HasWebPart(app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value)) app.Logger.LogWarning("{Advice}", WithoutWebPart);
    }

    private static bool HasWebPart(AssistantOptions options) => File.Exists(Path.Combine(options.WebPath, Pages.IndexPage));

    private static void PrintAddresses(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value;
        foreach (var address in Addresses(app))
        {
            Console.WriteLine($"Trợ lý Đề án 06 đang chạy tại {address}");
            Console.WriteLine($"  trang hỏi đáp      {address}/");
            Console.WriteLine($"  không cần JavaScript {address}/hoi");
            Console.WriteLine($"  khung trên trang khác {address}/demo");
            Console.WriteLine($"  trạm công dân số   {address}/kiosk");
            Console.WriteLine($"  trang cán bộ       {address}/staff");
            Console.WriteLine($"  tài liệu API       {address}/api");
            if (options.Mcp.Enabled) Console.WriteLine($"  công cụ cho AI (MCP) {address}/mcp");
        }
        if (!HasWebPart(options)) Console.WriteLine(WithoutWebPart);
    }
}
