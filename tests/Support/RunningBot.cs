using System.Net.Http.Json;
using System.Text.Json;

namespace De06Assistant.Tests.Support;

/// <summary>A bot with a data folder of its own, listening on a free port that it chose itself.</summary>
public abstract class RunningBot(Uri address, string data) : IAsyncDisposable
{
    public const string ApiKey = "khoa-thu-nghiem-0123456789";

    /// <summary>How long a start or an end may take.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public HttpClient Client { get; } = new() { BaseAddress = address };

    public string Data { get; } = data;

    public string Database => Path.Combine(Data, "records.db");

    /// <summary>What it has logged so far.</summary>
    public abstract string Log { get; }

    public async Task<JsonElement> AskAsync(string text, string? locality = null, string? conversationId = null)
    {
        using var response = await Client.PostAsJsonAsync("/api/ask", new { text, locality, conversationId });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    public Task<HttpResponseMessage> RateAsync(string turnId, object rating) => Client.PostAsJsonAsync($"/api/turns/{turnId}/rating", rating);

    public abstract ValueTask DisposeAsync();

    /// <summary>Puts an index there, unless there is one.</summary>
    protected static void PutIndexInto(string data)
    {
        if (!Directory.Exists(Path.Combine(data, "index"))) Product.CopyIndexTo(Path.Combine(data, "index"));
    }
}
