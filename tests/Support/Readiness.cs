using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace De06Assistant.Tests.Support;

/// <summary>What a bot says of itself.</summary>
internal static class Readiness
{
    public static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(this RunningBot bot)
    {
        using var response = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Waits until it keeps everything again, and nothing waits any more.</summary>
    public static Task UntilAllIsWellAsync(this RunningBot bot) => Eventually.HoldsAsync(
        async () => (await bot.ReadyAsync()).Body is var body && body.Text("status") == "ready" && body.GetProperty("waitingBytes").GetInt64() == 0, "all was well again");
}
