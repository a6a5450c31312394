namespace De06Assistant.Bot.Hosting;

/// <summary>The address under which citizens reach the bot, for links that leave it.</summary>
internal static class PublicAddress
{
    /// <summary>Scheme and host without a slash at the end: as set, else as the request was sent.</summary>
    public static string Of(HttpRequest request, AssistantOptions options) =>
        string.IsNullOrEmpty(options.PublicUrl) ? $"{request.Scheme}://{request.Host}" : options.PublicUrl.TrimEnd('/');
}
