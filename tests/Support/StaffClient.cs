using System.Net;
using System.Text.RegularExpressions;

namespace De06Assistant.Tests.Support;

/// <summary>A person of the staff at a browser without JavaScript: keeps cookies, reads forms, follows no redirects by itself.</summary>
internal sealed partial class StaffClient : IDisposable
{
    private readonly HttpClient _client;

    public StaffClient(RunningBot bot, string address)
        : this(cookies => new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = bot.Client.BaseAddress })
    {
        // Each has an address of its own, as behind a proxy: one test's failures lock out no other.
        _client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    /// <summary>One that comes another way; what is opened keeps the cookies and follows no redirect.</summary>
    public StaffClient(Func<CookieContainer, HttpClient> open) => _client = open(Cookies);

    public CookieContainer Cookies { get; } = new();

    public static async Task<StaffClient> SignInAsync(RunningBot bot, string name, string address)
    {
        var client = new StaffClient(bot, address);
        await client.SignInAsync(name);
        return client;
    }

    public async Task SignInAsync(string name)
    {
        using var response = await TrySignInAsync(name, StaffBot.Password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public async Task<HttpResponseMessage> TrySignInAsync(string name, string password, string? next = null)
    {
        var token = await TokenAsync("/staff/dang-nhap");
        return await PostAsync("/staff/dang-nhap", token, ("name", name), ("password", password), ("tiep", next ?? ""));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Asks for one kind of content, as a browser does when it opens a page.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        return await _client.SendAsync(request);
    }

    public async Task<string> PageAsync(string path)
    {
        using var response = await GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, page);
        return page;
    }

    public async Task<string> TokenAsync(string path)
    {
        using var response = await GetAsync(path);
        return Token().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await _client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Opens a question and sends one of its forms.</summary>
    public async Task<HttpResponseMessage> ActAsync(string question, string action, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(question);
        return await PostAsync($"{question}/{action}", Token().Match(page).Groups[1].Value, [.. fields, ("version", Version().Match(page).Groups[1].Value)]);
    }

    /// <summary>The address of the question whose text the inbox lists.</summary>
    public async Task<string> FindAsync(string text)
    {
        var page = await PageAsync("/staff/cau-hoi");
        var link = Regex.Match(page, $"href=\"(/staff/cau-hoi/[0-9a-f]{{32}})\">{Regex.Escape(text)}<");
        Assert.True(link.Success, page);
        return link.Groups[1].Value;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
