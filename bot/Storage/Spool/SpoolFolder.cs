using System.Globalization;
using System.Text;

namespace De06Assistant.Bot.Storage.Spool;

/// <summary>Where a record lies in a folder of the spool.</summary>
internal readonly record struct SpoolPlace(string Segment, long Offset, int Length);

/// <summary>
/// A folder of the spool, which one process has at a time: files ("segments") of lines that are only added to, and deleted
/// whole when all of them are delivered. A line that a crash has cut off was never acknowledged and is passed over.
/// </summary>
internal sealed class SpoolFolder : IDisposable
{
    private const string LockName = "lock";
    private const string Extension = ".jsonl";
    private const long LargestSegment = 4 * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly FileStream _lock;
    private FileStream? _active;
    private long _last;

    private SpoolFolder(string path, FileStream taken)
    {
        _path = path;
        _lock = taken;
        Bytes = Segments().Sum(segment => new FileInfo(segment).Length);
        _last = Segments() is [.., var newest] ? long.Parse(Path.GetFileNameWithoutExtension(newest), CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>How much lies in it.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes the first folder below <paramref name="root"/> that no process has.</summary>
    public static SpoolFolder Take(string root)
    {
        for (var number = 1; ; number++)
            if (TryTake(Path.Combine(root, number.ToString(CultureInfo.InvariantCulture))) is { } taken) return taken;
    }

    /// <summary>Takes a folder; null when a process has it.</summary>
    public static SpoolFolder? TryTake(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        var name = Path.Combine(path, LockName);
        try
        {
            // Goes with the process, however it ends.
            return new SpoolFolder(path, new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }

    /// <summary>The folders below <paramref name="root"/> that something waits in.</summary>
    public static IReadOnlyList<string> Waiting(string root) => [.. Directory.EnumerateDirectories(root).Where(folder => Directory.EnumerateFiles(folder, "*" + Extension).Any())];

    /// <summary>The files, the oldest first.</summary>
    public IReadOnlyList<string> Segments() => [.. Directory.EnumerateFiles(_path, "*" + Extension).Order(StringComparer.Ordinal)];

    /// <summary>Adds a record. When it returns, the record is on the disk.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public SpoolPlace Append(SpooledRecord record)
    {
        if (_active?.Length > LargestSegment) Close();
        var line = record.ToLine();
        _active ??= Create();
        var place = new SpoolPlace(_active.Name, _active.Position, line.Length);
        try
        {
            _active.Write(line);
            _active.Flush(flushToDisk: true);
            Bytes += line.Length;
            return place;
        }
        catch (Exception fault) when (fault is IOException or ArgumentOutOfRangeException)
        {
            CutOff(place);
            // How the platform says that a file may not grow (EFBIG): by the file system, or by a limit of the process.
            if (fault is ArgumentOutOfRangeException) throw new IOException(fault.Message, fault);
            throw;
        }
    }

    /// <summary>Ends the file that is added to: the next record begins a new one.</summary>
    public void Close()
    {
        var ended = _active;
        _active = null;
        ended?.Dispose();
    }

    /// <summary>The records of a file; lines that are damaged are counted, not given.</summary>
    public static IEnumerable<(SpooledRecord? Record, SpoolPlace Place)> Read(string segment)
    {
        var offset = 0L;
        foreach (var line in Lines(File.ReadAllBytes(segment)))
        {
            yield return (SpooledRecord.Read(Encoding.UTF8.GetString(line.Span)), new SpoolPlace(segment, offset, line.Length + 1));
            offset += line.Length + 1;
        }
    }

    /// <summary>The record at a place.</summary>
    public static SpooledRecord? Read(SpoolPlace place)
    {
        using var file = File.OpenHandle(place.Segment);
        var line = new byte[place.Length];
        return RandomAccess.Read(file, line, place.Offset) == line.Length ? SpooledRecord.Read(Encoding.UTF8.GetString(line.AsSpan(..^1))) : null;
    }

    /// <summary>Deletes a file whose records are delivered.</summary>
    public void Remove(string segment)
    {
        Bytes -= new FileInfo(segment).Length;
        File.Delete(segment);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    // What follows the last line feed was cut off.
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] bytes)
    {
        for (int from = 0, end; (end = Array.IndexOf(bytes, (byte)'\n', from)) >= 0; from = end + 1) yield return bytes.AsMemory(from..end);
    }

    /// <summary>
    /// Takes back what is half written: on a full disk each attempt would leave a file behind. Where even that fails it ends the
    /// file, and the next record begins a new one.
    /// </summary>
    private void CutOff(SpoolPlace place)
    {
        try
        {
            _active!.SetLength(place.Offset);
            if (place.Offset == 0) File.Delete(place.Segment);
        }
        catch (IOException)
        {
            Bytes += new FileInfo(place.Segment).Length - place.Offset;
        }
        Close();
    }

    private FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{++_last:D12}{Extension}")), options);
    }
}
