using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>Nothing is watched by the system's own means: a checkout has more folders than some machines let one user watch.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task Run_OnLinux_WatchesNoFolder()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path);
        var watched = Directory.EnumerateFiles($"/proc/{bot.Id}/fdinfo").SelectMany(Lines).Where(line => line.StartsWith("inotify ", StringComparison.Ordinal));
        Assert.Empty(watched);
    }

    /// <summary>A descriptor may be closed while its file is read.</summary>
    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
