using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Tests.Support;

/// <summary>What staff do with notices, and what citizens get of them.</summary>
internal static partial class NoticeCalls
{
    /// <summary>A time of now, moved, as a browser's field for Vietnam time writes it.</summary>
    public static string Field(TimeSpan ahead) => TimeProvider.System.GetUtcNow().Add(ahead).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The fields of a notice that shows from now for an hour.</summary>
    public static (string Name, string Value)[] Fields(string title, string text, params string[] localities) =>
    [
        ("title", title), ("answer", text), ("kind", "thien-tai"), ("start", Field(TimeSpan.FromMinutes(-1))), ("end", Field(TimeSpan.FromHours(1))),
        .. localities.Select(locality => ("locality", locality)),
    ];

    /// <summary>Sets a notice through the form.</summary>
    /// <returns>The address of its page.</returns>
    public static async Task<string> SetNoticeAsync(this StaffClient client, params (string Name, string Value)[] fields)
    {
        using var response = await client.PostAsync("/staff/thong-bao/moi", await client.TokenAsync("/staff/thong-bao/moi"), fields);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        var page = WebUtility.HtmlDecode(await client.PageAsync("/staff/thong-bao"));
        return Link().Matches(page).First(link => link.Groups[2].Value == NoticeRules.OneLine(fields.First(field => field.Name == "title").Value)).Groups[1].Value;
    }

    /// <summary>Ends a notice through its form.</summary>
    public static async Task EndNoticeAsync(this StaffClient client, string notice)
    {
        using var response = await client.ActAsync(notice, "dung");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    /// <summary>The titles that the people of a locality are shown now.</summary>
    public static async Task<IReadOnlyList<string>> NoticesAsync(this RunningBot bot, string locality = "xa-vinh-tru")
    {
        using var body = JsonDocument.Parse(await bot.Client.GetStringAsync(new Uri($"/api/notices?locality={locality}", UriKind.Relative)));
        return [.. body.RootElement.GetProperty("notices").EnumerateArray().Select(notice => notice.Text("title"))];
    }

    [GeneratedRegex("<a href=\"(/staff/thong-bao/\\d+)\">(.*?)</a>")]
    private static partial Regex Link();
}
