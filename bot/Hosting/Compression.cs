using Microsoft.AspNetCore.ResponseCompression;

namespace De06Assistant.Bot.Hosting;

/// <summary>Compresses replies and pages. What the web part's build has compressed already goes out as it is.</summary>
internal static class Compression
{
    private static readonly string[] MoreTypes = ["application/problem+json"];

    public static IServiceCollection AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(MoreTypes);
    });

    /// <summary>
    /// Not for the staff's pages: compressing a page with a secret beside text that a stranger can choose lets the length tell
    /// the secret (BREACH). Citizens have no cookie with which a stranger could make their browser ask for such a page.
    /// </summary>
    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase), branch => branch.UseResponseCompression());
}
