using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// A file read into memory that is given back when it is disposed of. Not mapped: a mapped file that someone copies over or cuts
/// short takes the process with it (SIGBUS), and what was checked at opening could be another by the time it is read.
/// </summary>
internal sealed unsafe class SegmentBytes : MemoryManager<byte>
{
    private readonly int _length;
    private byte* _pointer;

    /// <exception cref="SegmentException">The file is empty, too large, or grows shorter while it is read.</exception>
    public SegmentBytes(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (length is 0 or > int.MaxValue) throw new SegmentException($"Chỉ mục hỏng: {path} dài {length} byte.");
        _length = (int)length;
        _pointer = (byte*)NativeMemory.Alloc((nuint)length);
        if (IsRead(file)) return;
        Free();
        throw new SegmentException($"{path} hỏng hoặc chép chưa đủ.");
    }

    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_pointer == null, this);
        return new Span<byte>(_pointer, _length);
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new(_pointer + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => Free();

    private bool IsRead(SafeFileHandle file)
    {
        var bytes = GetSpan();
        for (int at = 0, read; at < _length; at += read)
        {
            read = RandomAccess.Read(file, bytes[at..], at);
            if (read == 0) return false;
        }
        return true;
    }

    private void Free()
    {
        NativeMemory.Free(_pointer);
        _pointer = null;
    }
}
