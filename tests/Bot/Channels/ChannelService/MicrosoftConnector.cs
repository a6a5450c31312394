using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using De06Assistant.Tests.Support;
using De06Assistant.Tests.Support.Connector;

namespace De06Assistant.Tests.Bot.Channels.ChannelService;

/// <summary>A request as a channel would make it: what stands in the header, and the activity.</summary>
internal sealed record TokenCase(string Name, string Authorization, JsonObject Activity);

/// <summary>Microsoft's own library (botframework-connector) decides on requests, with the keys of the same service.</summary>
internal static class MicrosoftConnector
{
    private static readonly string Folder = Path.Combine(Product.Home, "tests", "Bot", "Channels", "ChannelService", "connector");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Which of them the library lets in. It runs afresh, so that it knows no keys from before.</summary>
    public static async Task<IReadOnlyList<bool>> AcceptedAsync(ConnectorService connector, IEnumerable<TokenCase> cases)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), $"npm --prefix {Path.GetRelativePath(Product.Home, Folder)} ci");
        var start = new ProcessStartInfo("node", ["check.mjs"]) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_EXTRA_CA_CERTS"] = connector.CertificateFile;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            appId = ConnectorService.AppId,
            issuer = ConnectorService.Issuer,
            scope = "https://api.botframework.com",
            loginUrl = connector.Address + "/botframework.com",
            metadata = connector.Metadata,
            emulatorMetadata = connector.EmulatorMetadata,
            requests = cases.Select(request => new { authorization = request.Authorization, activity = request.Activity }),
        }));
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, error);
        return JsonSerializer.Deserialize<List<bool>>(await output)!;
    }
}
