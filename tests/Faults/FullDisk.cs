using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Faults;

/// <summary>A data folder whose disk can be filled and freed.</summary>
internal abstract class FullDisk : IAsyncDisposable
{
    public const string FileSystem = "file system";
    public const string Limit = "limit";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The data folder. Its index lies elsewhere: it is larger than the disk.</summary>
    public string Data => _folder.File("data");

    /// <summary>
    /// By a small file system of its own, which is the real thing (ENOSPC), or by a limit of the process that lets no file be written
    /// (EFBIG). Where nothing may be mounted, as in most containers, both are the limit.
    /// </summary>
    public static async Task<FullDisk> CreateAsync(string kind)
    {
        if (kind == FileSystem && await SmallFileSystem.TryCreateAsync() is { } small) return small;
        return new FileSizeLimit();
    }

    public abstract Task FillAsync(BotProcess bot);

    public abstract Task FreeAsync(BotProcess bot);

    public virtual ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void LinkIndex()
    {
        Product.CopyIndexTo(_folder.File("index"));
        Directory.CreateSymbolicLink(Path.Combine(Data, "index"), _folder.File("index"));
    }

    private sealed class SmallFileSystem : FullDisk
    {
        private string Filler => Path.Combine(Data, "filler");

        public static async Task<FullDisk?> TryCreateAsync()
        {
            var disk = new SmallFileSystem();
            Directory.CreateDirectory(disk.Data);
            var (exitCode, _) = await SystemTool.TryAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.Data);
            if (exitCode == 0)
            {
                disk.LinkIndex();
                return disk;
            }
            disk._folder.Dispose();
            return null;
        }

        public override async Task FillAsync(BotProcess bot)
        {
            await using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var (block, page) = (new byte[64 * 1024], 4096);
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                while (true) await filler.WriteAsync(block);
            });
            // Not a page is left.
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                while (true) await filler.WriteAsync(block.AsMemory(..page));
            });
        }

        public override Task FreeAsync(BotProcess bot)
        {
            File.Delete(Filler);
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            await SystemTool.RunAsync("umount", "--lazy", Data);
            await base.DisposeAsync();
        }
    }

    private sealed class FileSizeLimit : FullDisk
    {
        public FileSizeLimit()
        {
            Directory.CreateDirectory(Data);
            LinkIndex();
        }

        // The soft limit only, which anyone may raise again.
        public override Task FillAsync(BotProcess bot) => SystemTool.RunAsync("prlimit", $"--pid={bot.Id}", "--fsize=0:");

        public override Task FreeAsync(BotProcess bot) => SystemTool.RunAsync("prlimit", $"--pid={bot.Id}", "--fsize=unlimited:");
    }
}
