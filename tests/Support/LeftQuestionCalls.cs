using System.Net.Http.Json;
using System.Text.Json;

namespace De06Assistant.Tests.Support;

/// <summary>What a citizen's client sends about left questions.</summary>
internal static class LeftQuestionCalls
{
    public static async Task<HttpResponseMessage> TryLeaveAsync(this RunningBot bot, object body, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/left-questions") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", address);
        return await bot.Client.SendAsync(request);
    }

    public static async Task<JsonElement> LeaveAsync(this RunningBot bot, object body, string address)
    {
        using var response = await bot.TryLeaveAsync(body, address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<HttpResponseMessage> TryLookAsync(this RunningBot bot, string code, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/left-questions/{code}");
        request.Headers.Add("X-Forwarded-For", address);
        return await bot.Client.SendAsync(request);
    }

    public static async Task<JsonElement> LookAsync(this RunningBot bot, string code, string address)
    {
        using var response = await bot.TryLookAsync(code, address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> ConversationAsync(this RunningBot bot, string id) =>
        await bot.Client.GetFromJsonAsync<JsonElement>($"/api/conversations/{id}");

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
