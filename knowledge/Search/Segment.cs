using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// An immutable segment, read from its file. Everything is checked at opening: magic, format version, checksum and
/// the bounds of every section; reading afterwards needs no checks and copies nothing but the records it returns.
/// </summary>
public sealed class Segment : IDisposable
{
    private readonly SegmentBytes _file;
    private const int MostSections = 64;

    /// <summary>Where each section lies, by its kind.</summary>
    private readonly (int Offset, int Length)?[] _sections = new (int, int)?[MostSections];
    private readonly StoredPassage?[] _passages;
    private readonly StoredTopic?[] _topics;
    private readonly Lazy<Impacts> _impacts;

    private Segment(SegmentBytes file, string path)
    {
        _file = file;
        ReadHeader(path);
        Manifest = ReadJson(SectionKind.Manifest, StoredJson.Readable.SegmentManifest);
        CheckSizes(path);
        _topics = new StoredTopic?[Manifest.Topics];
        _passages = new StoredPassage?[Manifest.Passages];
        _impacts = new Lazy<Impacts>(() => new Impacts(this));
    }

    /// <summary>What the segment says about itself.</summary>
    public SegmentManifest Manifest { get; }

    /// <summary>Opens and checks the segment at <paramref name="path"/>.</summary>
    /// <exception cref="SegmentException">It is damaged, cut short, or of a format that this version does not read.</exception>
    public static Segment Open(string path)
    {
        SegmentBytes? file = null;
        try
        {
            file = new SegmentBytes(path);
            return new Segment(file, path);
        }
        catch (Exception fault) when (fault is not SegmentException)
        {
            ((IDisposable?)file)?.Dispose();
            throw new SegmentException($"Không mở được chỉ mục {path}: {fault.Message}", fault);
        }
        catch (SegmentException)
        {
            ((IDisposable?)file)?.Dispose();
            throw;
        }
    }

    /// <summary>The topic with number <paramref name="index"/>.</summary>
    public StoredTopic Topic(int index) => _topics[index] ??= ReadRow(SectionKind.Topics, index, StoredJson.Readable.StoredTopic);

    /// <summary>The passage with number <paramref name="index"/>.</summary>
    public StoredPassage Passage(int index) => _passages[index] ??= ReadRow(SectionKind.Passages, index, StoredJson.Readable.StoredPassage);

    /// <summary>The number of the topic that a passage belongs to.</summary>
    public int TopicOf(int passage) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(SectionKind.PassageIndex)[(passage * 4)..]);

    /// <summary>The facet of a passage.</summary>
    public Facet FacetOf(int passage) => (Facet)Bytes(SectionKind.PassageIndex)[passage * 4 + 2];

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)_file).Dispose();

    /// <summary>The number of <paramref name="term"/>, or -1 when the segment does not have it.</summary>
    internal int FindTerm(string term)
    {
        Span<byte> buffer = stackalloc byte[256];
        var utf8 = Encoding.UTF8.TryGetBytes(term, buffer, out var length) ? buffer[..length] : Encoding.UTF8.GetBytes(term);
        var slots = MemoryMarshal.Cast<byte, uint>(Bytes(SectionKind.TermSlots));
        var terms = Bytes(SectionKind.Terms);
        var mask = (uint)(slots.Length - 1);
        for (var slot = TermHash.Of(utf8) & mask; slots[(int)slot] != 0; slot = (slot + 1) & mask)
        {
            var number = (int)slots[(int)slot] - 1;
            if (Row(terms, number).SequenceEqual(utf8)) return number;
        }
        return -1;
    }

    /// <summary>The single syllables that the segment knows, and its pairs.</summary>
    internal Vocabulary ReadVocabulary()
    {
        var words = new Dictionary<string, KnownWord>(StringComparer.Ordinal);
        var rows = Bytes(SectionKind.Vocabulary);
        for (var i = 0; i < RowCount(rows); i++)
        {
            var columns = Encoding.UTF8.GetString(Row(rows, i)).Split('\t');
            words[columns[0]] = new KnownWord(int.Parse(columns[1], NumberStyles.None, CultureInfo.InvariantCulture), columns.Length > 2);
        }
        return new Vocabulary(words, (left, right) => FindTerm(string.Concat(left, "_", right)) >= 0);
    }

    /// <summary>The counts for restoring diacritics.</summary>
    internal SyllableCounts ReadSyllableCounts()
    {
        var counts = new SyllableCounts();
        var rows = Bytes(SectionKind.Syllables);
        for (var i = 0; i < RowCount(rows); i++)
        {
            var row = Row(rows, i);
            var tab = row.IndexOf((byte)'\t');
            counts.Set(Encoding.UTF8.GetString(row[..tab]), int.Parse(row[(tab + 1)..], NumberStyles.None, CultureInfo.InvariantCulture));
        }
        return counts;
    }

    /// <summary>What each posting is worth; worked out when it is first asked for.</summary>
    internal Impacts Impacts => _impacts.Value;

    internal ReadOnlySpan<byte> PostingsOf(int term) => Row(SectionKind.Postings, term);

    /// <summary>How often the term stands in each field of a unit; null where it does not.</summary>
    internal int[]? Frequencies(int term, int wanted)
    {
        var postings = new PostingReader(PostingsOf(term));
        while (postings.Read() && postings.Unit <= wanted)
            if (postings.Unit == wanted) return postings.Counts.ToArray();
        return null;
    }

    /// <summary>Whether the topic's title, short name or aliases have the term.</summary>
    internal bool HasInTitle(int term, int topic) => Frequencies(term, topic) is { } counts && counts[(int)Field.Title] > 0;

    /// <summary>Whether any topic or passage has the term; what only the lexicon's examples have does not count.</summary>
    internal bool HasInContent(string term) => FindTerm(term) is >= 0 and var number && PostingsOf(number) is { Length: > 1 };

    internal ReadOnlySpan<ushort> FieldLengths => MemoryMarshal.Cast<byte, ushort>(Bytes(SectionKind.FieldLengths));

    internal bool Has(SectionKind kind) => _sections[(int)kind] is not null;

    internal ReadOnlySpan<byte> Bytes(SectionKind kind)
    {
        var (offset, length) = _sections[(int)kind] ?? throw new SegmentException($"Chỉ mục hỏng: thiếu phần {kind}.");
        return _file.GetSpan().Slice(offset, length);
    }

    internal T ReadJson<T>(SectionKind kind, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(Bytes(kind), type) ?? throw new SegmentException($"Chỉ mục hỏng: phần {kind} trống.");

    private T ReadRow<T>(SectionKind kind, int index, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(Row(kind, index), type) ?? throw new SegmentException($"Chỉ mục hỏng: mục {index} của phần {kind} trống.");

    /// <summary>How many rows a table has: where its first begins, the offsets end.</summary>
    private static int RowCount(ReadOnlySpan<byte> table) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(table) / sizeof(uint)) - 1;

    private ReadOnlySpan<byte> Row(SectionKind kind, int index) => Row(Bytes(kind), index);

    private static ReadOnlySpan<byte> Row(ReadOnlySpan<byte> bytes, int index)
    {
        var offsets = MemoryMarshal.Cast<byte, uint>(bytes[..((index + 2) * sizeof(uint))]);
        return bytes[(int)offsets[index]..(int)offsets[index + 1]];
    }

    private void ReadHeader(string path)
    {
        var bytes = _file.GetSpan();
        if (bytes.Length < SegmentFormat.HeaderLength || !bytes[..8].SequenceEqual(SegmentFormat.Magic))
            throw new SegmentException($"{path} không phải là tệp chỉ mục.");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != SegmentFormat.Version)
            throw new SegmentException($"{path} có định dạng {version}; bản này đọc định dạng {SegmentFormat.Version}. Hãy tạo lại chỉ mục bằng \"indexer build\".");
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[SegmentFormat.HeaderLength..], checksum);
        if (!checksum.SequenceEqual(bytes.Slice(16, SHA256.HashSizeInBytes)))
            throw new SegmentException($"{path} hỏng hoặc chép chưa đủ (sai mã kiểm). Hãy tạo lại chỉ mục bằng \"indexer build\".");

        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        if (count > MostSections) throw new SegmentException($"{path} hỏng: {count} phần.");
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.Slice(SegmentFormat.HeaderLength + i * SegmentFormat.SectionEntryLength, SegmentFormat.SectionEntryLength);
            var (offset, length) = (BinaryPrimitives.ReadUInt64LittleEndian(entry[4..]), BinaryPrimitives.ReadUInt64LittleEndian(entry[12..]));
            if (offset > (ulong)bytes.Length || length > (ulong)bytes.Length - offset) throw new SegmentException($"{path} hỏng: phần {i} nằm ngoài tệp.");
            var kind = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            if (kind >= MostSections) throw new SegmentException($"{path} hỏng: không có phần {kind}.");
            _sections[kind] = ((int)offset, (int)length);
        }
    }

    private void CheckSizes(string path)
    {
        var units = Manifest.Topics + Manifest.Passages;
        var slots = Bytes(SectionKind.TermSlots).Length / sizeof(uint);
        var fits = Bytes(SectionKind.FieldLengths).Length == units * 4 * sizeof(ushort)
            && Bytes(SectionKind.PassageIndex).Length == Manifest.Passages * 4
            && slots > Manifest.Terms && (slots & (slots - 1)) == 0
            && IsTable(SectionKind.Topics, Manifest.Topics) && IsTable(SectionKind.Passages, Manifest.Passages)
            && IsTable(SectionKind.Terms, Manifest.Terms) && IsTable(SectionKind.Postings, Manifest.Terms);
        if (!fits) throw new SegmentException($"{path} hỏng: các phần không khớp nhau.");
    }

    private bool IsTable(SectionKind kind, int rows)
    {
        var bytes = Bytes(kind);
        if (bytes.Length < (rows + 1) * sizeof(uint)) return false;
        var offsets = MemoryMarshal.Cast<byte, uint>(bytes[..((rows + 1) * sizeof(uint))]);
        for (var i = 0; i < rows; i++)
            if (offsets[i] > offsets[i + 1]) return false;
        return offsets[rows] == bytes.Length;
    }
}
