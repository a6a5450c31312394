using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary><c>users</c> on the command line.</summary>
public sealed class UsersCommandTests
{
    [Fact]
    public async Task Users_AddListRemove_SayWhatTheyDid()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["Assistant__DataDirectory"] = folder.Path };
        var added = await ProcessRun.BotWithInputAsync("mat khau du dai\n", settings, "users", "add", "mot-cua.lan", "--role", "look-up");
        Assert.True(added.ExitCode == 0, added.Error);
        var again = await ProcessRun.BotWithInputAsync("mat khau du dai\n", settings, "users", "add", "mot-cua.lan", "--role", "admin");
        Assert.Equal(2, again.ExitCode);
        var listed = await ProcessRun.BotAsync(settings, "users", "list");
        Assert.StartsWith("mot-cua.lan\tlook-up\t", listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ProcessRun.BotAsync(settings, "users", "remove", "mot-cua.lan")).ExitCode);
        Assert.Equal(2, (await ProcessRun.BotAsync(settings, "users", "remove", "mot-cua.lan")).ExitCode);
        Assert.DoesNotContain("mat khau", added.Output + added.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lan Anh", "look-up", "mat khau du dai\n", "Tên tài khoản")]
    [InlineData("lan", "sep", "mat khau du dai\n", "--role")]
    [InlineData("lan", "admin", "ngan\n", "ít nhất 10")]
    [InlineData("lan", "admin", "", "Chưa có mật khẩu")]
    [InlineData("lanlanlan", "admin", "toi la lanlanlan\n", "tên tài khoản")]
    public async Task Add_BadArgument_IsRefusedWithTheReason(string name, string role, string input, string reason)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["Assistant__DataDirectory"] = folder.Path };
        var run = await ProcessRun.BotWithInputAsync(input, settings, "users", "add", name, "--role", role);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ngan", "Key phải là 32 byte")]
    [InlineData("MDEyMzQ1Njc4OWFiY2RlZg==", "Key phải là 32 byte")]
    public async Task Start_BadKey_StopsWithoutRepeatingIt(string key, string reason)
    {
        using var folder = new TemporaryFolder();
        var run = await ProcessRun.BotAsync(new Dictionary<string, string> { ["Assistant__DataDirectory"] = folder.Path, ["Assistant__LeftQuestions__Key"] = key }, "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, run.Error, StringComparison.Ordinal);
    }
}
