using System.Net;
using De06Assistant.Bot.Channels.Zalo;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>The channel is there with all its settings, and not at all with none.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class SettingsTests(SharedBot shared)
{
    [Fact]
    public async Task Post_WithoutSettings_IsNotFound()
    {
        using var content = new StringContent("{}");
        using var response = await shared.Bot.Client.PostAsync(new Uri(ZaloWebhook.Path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Start_HalfOfTheSettings_StopsAndSaysWhatIsMissing()
    {
        var run = await ProcessRun.BotAsync(new Dictionary<string, string> { ["Assistant__Zalo__AppId"] = "12", ["Assistant__Zalo__SecretKey"] = "bi-mat-khong-duoc-in" });
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Cài đặt sai: Assistant:Zalo mới có một phần, còn thiếu OaId, AppSecret, RefreshToken.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bi-mat-khong-duoc-in", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongSettings_StopWithOneLineEach()
    {
        var settings = ZaloBot.Settings("https://openapi.zalo.me").ToDictionary();
        settings["Assistant__Zalo__OaId"] = "mot hai ba";
        settings["Assistant__Zalo__ApiUrl"] = "http://openapi.zalo.me";
        settings["Assistant__Zalo__OAuthUrl"] = "khong phai dia chi";
        settings["Assistant__Zalo__EventMinutes"] = "1";
        settings["Assistant__Zalo__ClockMinutes"] = "0";
        settings["Assistant__Zalo__MostWaiting"] = "0";
        settings["Assistant__Zalo__TimeoutSeconds"] = "0";
        var run = await ProcessRun.BotAsync(settings);
        Assert.Equal(2, run.ExitCode);
        foreach (var name in new[] { "OaId", "ApiUrl", "OAuthUrl", "EventMinutes", "ClockMinutes", "MostWaiting", "TimeoutSeconds" })
            Assert.Single(run.Error.Split('\n'), line => line.StartsWith("Cài đặt sai: Assistant:Zalo:" + name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_UnknownLocality_StopsAndSaysWhich()
    {
        using var folder = new TemporaryFolder();
        Product.CopyIndexTo(folder.File("index"));
        var settings = ZaloBot.Settings("https://openapi.zalo.me").ToDictionary();
        settings["Assistant__DataDirectory"] = folder.Path;
        settings["Assistant__Zalo__Locality"] = "xa-khong-co";
        var run = await ProcessRun.BotAsync(settings);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("localities/xa-khong-co.yaml", run.Error, StringComparison.Ordinal);
    }
}
