namespace De06Assistant.Knowledge.Search;

/// <summary>Unsigned LEB128: seven bits a byte, lowest first, the high bit says that more follow.</summary>
internal static class VariableLength
{
    public static void Write(Stream stream, uint value)
    {
        while (value >= 0x80)
        {
            stream.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }
        stream.WriteByte((byte)value);
    }

    public static uint Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = bytes[position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw new SegmentException("Chỉ mục hỏng: số nguyên dài quá mức.");
    }
}
