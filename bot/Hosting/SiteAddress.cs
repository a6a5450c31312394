namespace De06Assistant.Bot.Hosting;

/// <summary>The root under which citizens reach the bot, for addresses that leave it.</summary>
internal static class SiteAddress
{
    /// <summary>The configured root, else that of the request; without a slash at the end.</summary>
    public static string Of(HttpRequest request, AssistantOptions options) =>
        string.IsNullOrEmpty(options.PublicUrl) ? $"{request.Scheme}://{request.Host}" : options.PublicUrl.TrimEnd('/');
}
