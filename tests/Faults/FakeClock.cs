using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Faults;

/// <summary>The clock of a process, put forward and back while it runs: libfaketime. What it measures time with is left alone, as by a real clock that is set.</summary>
internal sealed class FakeClock : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeClock(TimeSpan ahead = default) => Set(ahead);

    private string Offset => _folder.File("offset");

    private static string Library { get; } = Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", SearchOption.AllDirectories).First();

    /// <summary>What a bot is started with.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("LD_PRELOAD", Library), ("FAKETIME_TIMESTAMP_FILE", Offset), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("NO_FAKE_STAT", "1"),
    ];

    /// <summary>Puts the clock so far ahead of the real one, or behind it.</summary>
    public void Set(TimeSpan ahead)
    {
        var next = Offset + ".next";
        File.WriteAllText(next, $"{(long)ahead.TotalSeconds:+0;-0;+0}s");
        File.Move(next, Offset, overwrite: true);
    }

    public void Dispose() => _folder.Dispose();
}
