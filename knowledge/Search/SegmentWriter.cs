using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace De06Assistant.Knowledge.Search;

/// <summary>Lays sections out as <see cref="SegmentFormat"/> says and writes the file.</summary>
internal sealed class SegmentWriter
{
    private readonly List<(SectionKind Kind, byte[] Bytes)> _sections = [];

    public static byte[] Bytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Chỉ mục chỉ dùng được trên máy little-endian.");
        return MemoryMarshal.AsBytes(values).ToArray();
    }

    public void Add(SectionKind kind, byte[] bytes) => _sections.Add((kind, bytes));

    public void AddJson<T>(SectionKind kind, T value, JsonTypeInfo<T> type) => Add(kind, JsonSerializer.SerializeToUtf8Bytes(value, type));

    public void AddTable<T>(SectionKind kind, IReadOnlyList<T> values, JsonTypeInfo<T> type) =>
        AddTable(kind, values.Select(value => JsonSerializer.SerializeToUtf8Bytes(value, type)).ToList());

    public void AddTable(SectionKind kind, IReadOnlyList<byte[]> rows)
    {
        var start = (rows.Count + 1) * sizeof(uint);
        var bytes = new byte[start + rows.Sum(row => row.Length)];
        var position = start;
        for (var i = 0; i < rows.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), (uint)position);
            rows[i].CopyTo(bytes, position);
            position += rows[i].Length;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(rows.Count * sizeof(uint)), (uint)position);
        Add(kind, bytes);
    }

    /// <summary>Writes the file.</summary>
    public void WriteTo(string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(Layout());
        file.Flush(flushToDisk: true);
    }

    private byte[] Layout()
    {
        var position = Align(SegmentFormat.HeaderLength + _sections.Count * SegmentFormat.SectionEntryLength);
        var offsets = new int[_sections.Count];
        for (var i = 0; i < _sections.Count; i++)
        {
            offsets[i] = position;
            position = Align(position + _sections[i].Bytes.Length);
        }

        var content = new byte[position];
        SegmentFormat.Magic.CopyTo(content);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(8), SegmentFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(12), (uint)_sections.Count);
        for (var i = 0; i < _sections.Count; i++)
        {
            var entry = content.AsSpan(SegmentFormat.HeaderLength + i * SegmentFormat.SectionEntryLength);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, (uint)_sections[i].Kind);
            BinaryPrimitives.WriteUInt64LittleEndian(entry[4..], (ulong)offsets[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(entry[12..], (ulong)_sections[i].Bytes.Length);
            _sections[i].Bytes.CopyTo(content, offsets[i]);
        }
        SHA256.HashData(content.AsSpan(SegmentFormat.HeaderLength), content.AsSpan(16));
        return content;
    }

    private static int Align(int position) => (position + SegmentFormat.Alignment - 1) / SegmentFormat.Alignment * SegmentFormat.Alignment;
}
