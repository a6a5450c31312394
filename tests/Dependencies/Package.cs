namespace De06Assistant.Tests.Dependencies;

/// <summary>A package that the product or its making leans on.</summary>
/// <param name="Registry">"NuGet" or "npm".</param>
/// <param name="Licence">By its SPDX name.</param>
/// <param name="Use">What it is needed for: <see cref="Runs"/>, <see cref="Builds"/> or <see cref="Tests"/>.</param>
/// <param name="IsListed">False for builds of a listed package for one kind of machine.</param>
internal sealed record Package(string Registry, string Name, string Version, string Licence, string Use, bool IsListed = true)
{
    public const string Runs = "runs";
    public const string Builds = "builds";
    public const string Tests = "tests";
}
