using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>Nothing is watched by the system's own means: a checkout has more folders than some machines let one user watch.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class WatchTests(SharedBot shared)
{
    [Fact]
    public void Run_OnLinux_WatchesNoFolder()
    {
        if (!OperatingSystem.IsLinux()) return;
        var watched = Directory.EnumerateFiles($"/proc/{shared.Bot.Id}/fdinfo").SelectMany(Lines).Where(line => line.StartsWith("inotify ", StringComparison.Ordinal));
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
