using System.Text.Json;
using System.Xml.Linq;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Dependencies;

/// <summary>The NuGet packages as they were restored, those that others bring with them too.</summary>
internal static class NuGetPackages
{
    /// <summary>The projects that ship; what only another one needs is for tests.</summary>
    private static readonly string[] Shipped = ["bot", "indexer", "knowledge"];

    // Packages from before licences had names.
    private static readonly Dictionary<string, string> ByAddress = new(StringComparer.Ordinal)
    {
        ["http://go.microsoft.com/fwlink/?LinkId=329770"] = "LicenseRef-MS-.NET-Library",
        ["https://raw.github.com/StackExchange/StackExchange.Redis/master/LICENSE"] = "MIT",
        ["https://raw.githubusercontent.com/xunit/xunit/master/license.txt"] = "Apache-2.0",
    };

    public static IEnumerable<Package> Read() => Shipped.Append("tests").SelectMany(OfProject)
        .GroupBy(package => (package.Name, package.Version)).Select(same => same.MinBy(package => Array.IndexOf([Package.Runs, Package.Builds, Package.Tests], package.Use))!);

    private static IEnumerable<Package> OfProject(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Product.Home, project, "obj", "project.assets.json")));
        var folder = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package").ToList())
        {
            var (name, version) = (library.Name.Split('/')[0], library.Name.Split('/')[1]);
            // An analyzer brings nothing that runs.
            var isBuildOnly = target.TryGetProperty(library.Name, out var used) && !used.EnumerateObject().Any(part => part.Name is "runtime" or "runtimeTargets" or "compile" or "dependencies");
            var use = !Shipped.Contains(project) ? Package.Tests : isBuildOnly ? Package.Builds : Package.Runs;
            yield return new Package("NuGet", name, version, Licence(Path.Combine(folder, library.Value.GetProperty("path").GetString()!)), use);
        }
    }

    private static string Licence(string folder)
    {
        var metadata = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        XElement? Element(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name);
        var licence = Element("license");
        if (licence?.Attribute("type")?.Value == "expression") return licence.Value;
        // A licence that stands in a file of the package itself.
        if (licence is { Value: var file } && File.ReadAllText(Path.Combine(folder, file)).Contains("SQLite is Public Domain", StringComparison.Ordinal)) return "public domain";
        var address = Element("licenseUrl")?.Value ?? "none";
        return ByAddress.TryGetValue(address, out var known) ? known : $"unknown ({address})";
    }
}
