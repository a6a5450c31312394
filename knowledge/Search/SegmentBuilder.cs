using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>Collects topics and passages, inverts them and hands the sections to a <see cref="SegmentWriter"/>.</summary>
/// <remarks>A unit is a topic (fields title, questions) or a passage (fields heading, body); topics are numbered first.</remarks>
internal sealed class SegmentBuilder(VietnameseAnalyzer analyzer)
{
    private const int FieldCount = 4;

    /// <summary>Fields that are analysed side by side before they are inverted: enough for all cores, few enough for the memory.</summary>
    private const int AnalysedAtOnce = 1024;

    private readonly Dictionary<string, int> _termNumbers = new(StringComparer.Ordinal);
    private readonly List<List<Occurrence>> _occurrences = [];
    private readonly List<StoredTopic> _topics = [];
    private readonly List<StoredPassage> _passages = [];
    private int[] _sorted = [];

    /// <summary>Adds a topic with its passages.</summary>
    public void Add(StoredTopic topic, IReadOnlyList<StoredPassage> passages)
    {
        if (_topics.Count > ushort.MaxValue) throw new SegmentException("Một chỉ mục chứa nhiều nhất 65.535 chủ đề.");
        _topics.Add(topic with { FirstPassage = _passages.Count, PassageCount = passages.Count });
        foreach (var passage in passages) _passages.Add(passage with { Topic = _topics.Count - 1 });
    }

    /// <summary>The term's number, given now if it is new. Numbers are final only after <see cref="Write"/> has sorted them.</summary>
    public int Term(string value)
    {
        if (_termNumbers.TryGetValue(value, out var number)) return number;
        number = _termNumbers.Count;
        _termNumbers.Add(value, number);
        _occurrences.Add([]);
        return number;
    }

    /// <summary>Analyses and inverts everything that was added; call once, before <see cref="Write"/>.</summary>
    public float[] Index(out ushort[] lengths)
    {
        lengths = new ushort[(_topics.Count + _passages.Count) * FieldCount];
        foreach (var fields in Fields().Chunk(AnalysedAtOnce))
        {
            var analyses = new AnalyzedText[fields.Length][];
            Parallel.For(0, fields.Length, i => analyses[i] = [.. fields[i].Texts.Where(text => text.Length > 0).Select(analyzer.AnalyzeContent)]);
            for (var i = 0; i < fields.Length; i++) Invert(fields[i].Unit, fields[i].Field, analyses[i], lengths);
        }
        return Averages(lengths);
    }

    public void Write(SegmentWriter writer, string? locality, string contentVersion, float[] averages, ushort[] lengths)
    {
        _sorted = SortTerms();
        writer.AddJson(SectionKind.Manifest, Manifest(locality, contentVersion, averages), StoredJson.Readable.SegmentManifest);
        writer.AddTable(SectionKind.Topics, _topics, StoredJson.Readable.StoredTopic);
        writer.AddTable(SectionKind.Passages, _passages, StoredJson.Readable.StoredPassage);
        writer.Add(SectionKind.PassageIndex, PassageIndex());
        WriteTerms(writer);
        writer.Add(SectionKind.FieldLengths, SegmentWriter.Bytes<ushort>(lengths));
    }

    public SegmentManifest Manifest(string? locality, string contentVersion, float[] averages) =>
        new(locality, contentVersion, IndexBuilder.BuilderId, _topics.Count, _passages.Count, _sorted.Length, averages);

    /// <summary>The final number of each term, by the number that <see cref="Term"/> gave.</summary>
    public int[] FinalNumbers()
    {
        var final = new int[_sorted.Length];
        for (var i = 0; i < _sorted.Length; i++) final[_sorted[i]] = i;
        return final;
    }

    /// <summary>The text of each term, by the number that <see cref="Term"/> gave.</summary>
    public string[] TermTexts()
    {
        var texts = new string[_termNumbers.Count];
        foreach (var (text, number) in _termNumbers) texts[number] = text;
        return texts;
    }

    /// <summary>Every folded syllable that the segment knows so far, in ordinal order.</summary>
    public IReadOnlyDictionary<string, KnownWord> Words() => new SortedDictionary<string, KnownWord>(
        _termNumbers.Where(term => !term.Key.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            .ToDictionary(term => term.Key, term => new KnownWord(TopicFrequency(_occurrences[term.Value]), IsDoubtful(term.Key, _occurrences[term.Value]))), StringComparer.Ordinal);

    /// <summary>The number of each topic, by its slug.</summary>
    public Dictionary<string, int> TopicNumbers() => _topics.Index().ToDictionary(topic => topic.Item.Slug, topic => topic.Index, StringComparer.Ordinal);

    /// <summary>Whether a term is known so far.</summary>
    public bool Knows(string term) => _termNumbers.ContainsKey(term);

    private static bool IsDoubtful(string word, List<Occurrence> occurrences) =>
        occurrences.Count > 0 && !SyllableShape.IsWellFormed(word) && occurrences.TrueForAll(occurrence => occurrence.Field == Field.Questions);

    private IEnumerable<(int Unit, Field Field, IReadOnlyList<string> Texts)> Fields()
    {
        foreach (var (i, topic) in _topics.Index())
        {
            yield return (i, Field.Title, [topic.Title, topic.Short ?? "", .. topic.Aliases]);
            yield return (i, Field.Questions, topic.Questions);
        }
        foreach (var (i, passage) in _passages.Index())
        {
            yield return (_topics.Count + i, Field.Heading, PassageText.Headings(passage));
            yield return (_topics.Count + i, Field.Body, [PassageText.Plain(passage)]);
        }
    }

    private void Invert(int unit, Field field, AnalyzedText[] texts, ushort[] lengths)
    {
        var length = 0;
        foreach (var term in texts.SelectMany(text => text.Terms))
        {
            length++;
            Count(_occurrences[Term(term.Value)], unit, field);
        }
        lengths[unit * FieldCount + (int)field] = (ushort)Math.Min(length, ushort.MaxValue);
    }

    // Units and fields come in order, so that the last entry is the only one that a repeat can belong to.
    private static void Count(List<Occurrence> list, int unit, Field field)
    {
        if (list.Count > 0 && list[^1] is var last && last.Unit == unit && last.Field == field)
            list[^1] = last with { Frequency = last.Frequency + 1 };
        else
            list.Add(new Occurrence(unit, field, 1));
    }

    private static float[] Averages(ushort[] lengths)
    {
        var averages = new float[FieldCount];
        for (var field = 0; field < FieldCount; field++)
        {
            long sum = 0, count = 0;
            for (var i = field; i < lengths.Length; i += FieldCount)
                if (lengths[i] > 0) (sum, count) = (sum + lengths[i], count + 1);
            averages[field] = count == 0 ? 1 : (float)sum / count;
        }
        return averages;
    }

    private int[] SortTerms()
    {
        var names = new string[_termNumbers.Count];
        foreach (var (name, number) in _termNumbers) names[number] = name;
        var order = Enumerable.Range(0, names.Length).ToArray();
        Array.Sort(names, order, StringComparer.Ordinal);
        return order;
    }

    private void WriteTerms(SegmentWriter writer)
    {
        var names = new string[_termNumbers.Count];
        foreach (var (name, number) in _termNumbers) names[number] = name;
        var encoded = _sorted.Select(number => Encoding.UTF8.GetBytes(names[number])).ToList();
        writer.AddTable(SectionKind.Terms, encoded);
        writer.Add(SectionKind.TermSlots, SegmentWriter.Bytes<uint>(Slots(encoded)));
        writer.AddTable(SectionKind.Postings, _sorted.Select(number => Encode(_occurrences[number])).ToList());
    }

    private static uint[] Slots(List<byte[]> terms)
    {
        var slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(terms.Count * 2, 2))];
        for (var i = 0; i < terms.Count; i++)
        {
            var slot = TermHash.Of(terms[i]) & (uint)(slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (uint)(slots.Length - 1);
            slots[slot] = (uint)i + 1;
        }
        return slots;
    }

    private byte[] Encode(List<Occurrence> list)
    {
        using var bytes = new MemoryStream();
        VariableLength.Write(bytes, (uint)TopicFrequency(list));
        var previous = 0;
        for (var i = 0; i < list.Count;)
        {
            var unit = list[i].Unit;
            var end = i;
            uint mask = 0;
            while (end < list.Count && list[end].Unit == unit) mask |= 1u << (int)list[end++].Field;
            VariableLength.Write(bytes, (uint)(unit - previous));
            VariableLength.Write(bytes, mask);
            for (; i < end; i++) VariableLength.Write(bytes, (uint)list[i].Frequency);
            previous = unit;
        }
        return bytes.ToArray();
    }

    /// <summary>In how many topics the term occurs; in a plan, whose topic is one, in how many passages.</summary>
    private int TopicFrequency(List<Occurrence> list)
    {
        var seen = new HashSet<int>();
        foreach (var occurrence in list)
        {
            var passage = occurrence.Unit - _topics.Count;
            if (passage < 0) seen.Add(occurrence.Unit);
            else seen.Add(_topics[_passages[passage].Topic].Kind == TopicKind.Plan ? occurrence.Unit : _passages[passage].Topic);
        }
        return seen.Count;
    }

    private byte[] PassageIndex()
    {
        var bytes = new byte[_passages.Count * 4];
        for (var i = 0; i < _passages.Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 4), (ushort)_passages[i].Topic);
            bytes[i * 4 + 2] = (byte)_passages[i].Facet;
        }
        return bytes;
    }

    private readonly record struct Occurrence(int Unit, Field Field, int Frequency);

}
