using System.Globalization;
using System.Text;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Dependencies;

/// <summary>What the product leans on is written down, and under licences that somebody has looked at.</summary>
public sealed class DependencyTests
{
    private const string Update = "DE06_UPDATE_DEPENDENCIES";

    private static readonly string ListPath = Path.Combine(Product.Home, "bot", "DEPENDENCIES.md");

    // A new one is a question for whoever answers for the product, not for a test.
    private static readonly string[] Allowed =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "PostgreSQL", "MS-PL OR Apache-2.0", "public domain", "LicenseRef-MS-.NET-Library"];

    // Asks those who change its files to publish them: no matter for what only builds or tests, unchanged.
    private static readonly string[] AllowedToBuild = ["MPL-2.0"];

    private static readonly List<Package> All = [.. NuGetPackages.Read().Concat(NpmPackages.Read()).OrderBy(package => package.Registry, StringComparer.Ordinal)
        .ThenBy(package => package.Name, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal)];

    [Fact]
    public void List_IsUpToDate()
    {
        var expected = Write();
        if (Environment.GetEnvironmentVariable(Update) is not null) File.WriteAllText(ListPath, expected);
        Assert.True(File.Exists(ListPath) && File.ReadAllText(ListPath) == expected, $"bot/DEPENDENCIES.md is not up to date. Write it anew: {Update}=1 dotnet test tests --filter DependencyTests; then look at what has changed.");
    }

    [Fact]
    public void Licence_OfEachPackage_IsAllowed()
    {
        Assert.True(All.Count > 30, $"only {All.Count} packages were found");
        Assert.DoesNotContain(All, package => !Allowed.Contains(package.Licence) && (package.Use == Package.Runs || !AllowedToBuild.Contains(package.Licence)));
    }

    private static string Write()
    {
        var text = new StringBuilder(
            """
            # What the product leans on

            Made from the restored NuGet packages and `bot/web/package-lock.json`; `DependencyTests` fails when it is not up to date, or when
            a licence is none that it allows. "runs" is part of what is installed, "builds" makes it, "tests" tests it. Builds of an npm
            package for one kind of machine (`@rolldown/binding-…`) are checked but not listed.

            Beside these: .NET 10 (MIT), and what the machine has: SQLite (public domain), espeak-ng (GPL-3.0, run as a program of its own).

            Known advisories are not part of this list: `./test` asks the registries for them and says "chưa kiểm được" where they do not tell.

            | from | package | version | licence | use |
            |---|---|---|---|---|

            """);
        foreach (var package in All.Where(package => package.IsListed)) text.Append(CultureInfo.InvariantCulture, $"| {package.Registry} | {package.Name} | {package.Version} | {package.Licence} | {package.Use} |\n");
        return text.ToString();
    }
}
