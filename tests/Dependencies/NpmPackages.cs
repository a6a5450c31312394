using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Dependencies;

/// <summary>The npm packages of the web part as they are locked, those that others bring with them too.</summary>
internal static class NpmPackages
{
    private const string Folder = "node_modules/";

    public static IEnumerable<Package> Read()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Product.Home, "bot", "web", "package-lock.json")));
        return [.. locked.RootElement.GetProperty("packages").EnumerateObject().Where(entry => entry.Name.Length > 0).Select(entry => new Package(
            "npm", entry.Name[(entry.Name.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], Text(entry.Value, "version"), Text(entry.Value, "license"),
            Is(entry.Value, "dev") ? Package.Builds : Package.Runs, IsListed: !Is(entry.Value, "optional")))];
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "unknown";

    private static bool Is(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
