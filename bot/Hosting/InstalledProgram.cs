namespace De06Assistant.Bot.Hosting;

/// <summary>Programs of the machine that the bot starts.</summary>
internal static class InstalledProgram
{
    /// <summary>The path of a program by its name or path; null when it is not installed.</summary>
    public static string? Find(string program)
    {
        if (Path.IsPathRooted(program)) return File.Exists(program) ? program : null;
        var names = OperatingSystem.IsWindows() ? new[] { program + ".exe", program } : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
