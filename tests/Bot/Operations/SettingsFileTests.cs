using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Operations.Doctor;
using De06Assistant.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary>What the checks of <c>doctor</c> say of a settings file.</summary>
public sealed class SettingsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Settings_OfTheSample_AreAllRead() => Assert.Equal(Verdict.Good, Assert.Single(SettingsCheck.Run(Patient(Path.Combine(Product.Home, "appsettings.sample.json")))).Verdict);

    [Fact]
    public void Settings_MisspeltOrSecretInAFile_AreToBeLookedAt()
    {
        var patient = Patient(_folder.Write("appsettings.json",
            """
            { "Asistant": { "Locality": "x" }, "_ghi chú": "", "Assistant": { "Metrics": { "ApiKey": "khoa-trong-tep-0123456789", "Apikeys": "x" }, "State": { "Redis": "may:6379,password=x" }, "TrustedProxies": [ "10.0.0.5" ] } }
            """));
        Assert.Equal(["Asistant", "Assistant:Metrics:Apikeys"], SettingsCheck.Run(patient).Select(finding => finding.Found.Split(' ', ',')[5]));
        var secret = Assert.Single(SecretsCheck.Run(patient));
        Assert.Equal(Verdict.Look, secret.Verdict);
        Assert.StartsWith("Metrics:ApiKey, State:Redis được ghi trong tệp", secret.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("khoa-trong-tep", secret.Found, StringComparison.Ordinal);
    }

    private static Patient Patient(string file)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();
        var options = configuration.GetSection(AssistantOptions.Section).Get<AssistantOptions>()!;
        return new Patient(configuration, options, [], TimeProvider.System) { Records = new ExaminedRecords(null, null, null) };
    }
}
