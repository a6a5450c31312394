using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Staff;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Marks an operation that only those may call whom <see cref="FigureAccess"/> lets through.</summary>
internal sealed class NeedsFigureAccess;

/// <summary>Who may see the figures over HTTP: whoever has the key, and staff whose role reports. The same for every channel.</summary>
internal sealed class FigureAccess(IOptions<AssistantOptions> options)
{
    /// <summary>The header that carries the key.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>Whether the request may see the figures.</summary>
    public bool IsAllowed(HttpContext context) => HasKey(context.Request) || StaffRoles.Policies[StaffRoles.ReportsPolicy].Any(context.User.IsInRole);

    /// <summary>Whether the request has the key: in <see cref="KeyHeader"/>, or as <c>Authorization: Bearer</c> (RFC 6750, section 2.1).</summary>
    public bool HasKey(HttpRequest request) => options.Value.Metrics.ApiKey is { } key && (IsSame(request.Headers[KeyHeader].ToString(), key) || IsSame(Token(request), key));

    private static string Token(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
    }

    // Compared in constant time, so that the time of a refusal tells nothing about the key.
    private static bool IsSame(string given, string key) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
