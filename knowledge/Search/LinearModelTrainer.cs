using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Trains a model of topics or of facets: multinomial logistic regression by stochastic gradient descent with a falling rate and a
/// fixed shuffle, so that the same content trains the same bytes.
/// </summary>
/// <remarks>
/// An example is seen with its diacritics in one epoch and without in the next: what a citizen types without marks
/// must find as much. Method: Bottou, "Stochastic Gradient Descent Tricks", 2012. Terms may be blanked out at random, which
/// teaches the model to do with fewer, as it has to where words are misspelt: van der Maaten and others, "Learning with
/// Marginalized Corrupted Features", 2013, section 3.
/// </remarks>
/// <param name="blankout">Share of an example's terms that are left out each time it is seen, 0 to 1.</param>
internal sealed class LinearModelTrainer(double blankout)
{
    private const int Epochs = 20;
    private const float FirstRate = 4f;
    private const float Slowing = 0.4f;
    private const float Decay = 1e-5f;

    /// <summary>The weights after each of the last epochs are averaged, so that the order of the examples matters little (Polyak, Juditsky, 1992).</summary>
    private const int Averaged = 8;

    /// <summary>Share of the belief that is spread over all classes (Szegedy et al., "Rethinking the Inception Architecture", 2016, section 7): keeps the model from being too sure.</summary>
    private const float Smoothing = 0.05f;

    /// <summary>A shorter example is seen whole: each of its terms is needed.</summary>
    private const int ShortestBlanked = 4;

    private readonly List<string> _classes = [];
    private readonly Dictionary<string, int> _classNumbers = new(StringComparer.Ordinal);
    private readonly List<Example> _examples = [];
    private readonly Dictionary<(int Topic, int Term), int> _rows = [];
    private readonly List<int> _exampleFrequency = [];

    /// <summary>The features of the example that is being added, and where each row stands among them.</summary>
    private readonly List<Feature> _kept = [];
    private readonly List<int> _places = [];

    /// <summary>Weights of a row: one a class, filled up to whole vectors.</summary>
    private int Stride => (_classes.Count + 7) / 8 * 8;

    /// <summary>The class number of <paramref name="name"/>, given now if it is new.</summary>
    public int Class(string name)
    {
        if (_classNumbers.TryGetValue(name, out var number)) return number;
        number = _classes.Count;
        _classes.Add(name);
        _classNumbers.Add(name, number);
        return number;
    }

    /// <summary>Adds a sentence of a class.</summary>
    /// <param name="classNumber">From <see cref="Class"/>.</param>
    /// <param name="features">Its terms; of one that stands there twice the heavier counts.</param>
    /// <param name="weight">How much the example counts.</param>
    public void Add(int classNumber, IReadOnlyList<ModelFeature> features, float weight)
    {
        _kept.Clear();
        foreach (var (term, topic, value, isMarked) in features)
        {
            var row = Row(topic, term);
            // Left by an earlier example, the place is past the end or another row's.
            var place = _places[row];
            if (place >= _kept.Count || _kept[place].Row != row)
            {
                _places[row] = _kept.Count;
                _kept.Add(new Feature(row, value, isMarked));
                _exampleFrequency[row]++;
            }
            else if (_kept[place].Value < value)
            {
                _kept[place] = new Feature(row, value, isMarked);
            }
        }
        if (_kept.Count > 0) _examples.Add(new Example(classNumber, [.. _kept], weight));
    }

    /// <summary>
    /// A SHA-256 over everything that the training reads: the same program learns the same from the same.
    /// </summary>
    /// <param name="termTexts">The text of each term, since numbers differ from build to build.</param>
    public byte[] Fingerprint(IReadOnlyList<string> termTexts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var names = new StringBuilder().AppendJoin('\n', _classes);
        foreach (var ((topic, term), row) in _rows) names.Append(CultureInfo.InvariantCulture, $"\n{row} {topic} {termTexts[term]}");
        hash.AppendData(Encoding.UTF8.GetBytes(names.ToString()));
        var numbers = new List<float>();
        foreach (var (number, features, weight) in _examples)
        {
            numbers.Clear();
            numbers.AddRange([number, weight, features.Length]);
            foreach (var (row, value, isMarked) in features) numbers.AddRange([row, value, isMarked ? 1 : 0]);
            hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)));
        }
        return hash.GetHashAndReset();
    }

    /// <summary>What is learnt, as it follows the terms in the layout of <see cref="LinearModel"/>.</summary>
    public byte[] Train()
    {
        var stride = Stride;
        var idf = Idf();
        var marked = _examples.Select(example => Normalise(example, idf, keepMarked: true)).ToArray();
        var folded = _examples.Select(example => Normalise(example, idf, keepMarked: false)).ToArray();
        var weights = new float[(_exampleFrequency.Count + 1) * stride];
        var average = new float[weights.Length];
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        var random = new Shuffle(seed: 20220106);
        var gradient = new float[stride];
        var kept = new Feature[_examples.Max(example => example.Features.Length)];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var rate = FirstRate / (1 + epoch * Slowing);
            random.Apply(order);
            foreach (var index in order)
                Step(weights, Blank((epoch % 2 == 0 ? marked : folded)[index], kept, random), _examples[index], rate, gradient, stride);
            if (epoch >= Epochs - Averaged) LinearModel.AddScaled(average, weights, 1f / Averaged);
        }
        return Learnt(average, idf, stride);
    }

    /// <summary>The model as <see cref="LinearModel"/> reads it.</summary>
    /// <param name="learnt">From <see cref="Train"/>, or what an earlier build learnt from the same.</param>
    /// <param name="finalTerm">The final number of each term.</param>
    public byte[] Layout(ReadOnlySpan<byte> learnt, int[] finalTerm)
    {
        var names = Encoding.UTF8.GetBytes(string.Join('\n', _classes));
        var rowOf = new int[finalTerm.Length];
        Array.Fill(rowOf, -1);
        foreach (var ((topic, term), row) in _rows)
            if (topic == ModelFeature.NoTopic) rowOf[finalTerm[term]] = row;
        var crossed = _rows.Where(entry => entry.Key.Topic != ModelFeature.NoTopic)
            .Select(entry => (Key: LinearModel.CrossedKey(entry.Key.Topic, finalTerm[entry.Key.Term]), Row: entry.Value)).OrderBy(entry => entry.Key).ToList();

        using var bytes = new MemoryStream();
        bytes.Write(SegmentWriter.Bytes<int>([_classes.Count, _exampleFrequency.Count, Stride, names.Length, crossed.Count, 0]));
        bytes.Write(names);
        Pad(bytes);
        bytes.Write(SegmentWriter.Bytes<int>(rowOf));
        Pad(bytes);
        bytes.Write(SegmentWriter.Bytes<ulong>([.. crossed.Select(entry => entry.Key)]));
        bytes.Write(SegmentWriter.Bytes<int>([.. crossed.Select(entry => entry.Row)]));
        Pad(bytes);
        bytes.Write(learnt);
        return bytes.ToArray();
    }

    private int Row(int topic, int term)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, (topic, term), out var isKnown);
        if (isKnown) return row;
        row = _exampleFrequency.Count;
        _exampleFrequency.Add(0);
        _places.Add(0);
        return row;
    }

    private float[] Idf() =>
        [.. _exampleFrequency.Select(frequency => MathF.Log((1f + _examples.Count) / (1f + frequency)) + 1)];

    private static Feature[] Normalise(Example example, float[] idf, bool keepMarked)
    {
        var features = example.Features.Where(feature => keepMarked || !feature.Marked)
            .Select(feature => feature with { Value = feature.Value * idf[feature.Row] }).ToArray();
        var norm = MathF.Sqrt(features.Sum(feature => feature.Value * feature.Value));
        for (var i = 0; i < features.Length; i++) features[i] = features[i] with { Value = features[i].Value / norm };
        return features;
    }

    /// <summary>Leaves terms out at random; the rest again has length 1.</summary>
    private ReadOnlySpan<Feature> Blank(Feature[] features, Feature[] kept, Shuffle random)
    {
        if (blankout == 0 || features.Length < ShortestBlanked) return features;
        var (count, norm) = (0, 0f);
        foreach (var feature in features)
        {
            if (random.NextShare() < blankout) continue;
            kept[count++] = feature;
            norm += feature.Value * feature.Value;
        }
        if (count == 0) return features;
        var scale = 1 / MathF.Sqrt(norm);
        for (var i = 0; i < count; i++) kept[i] = kept[i] with { Value = kept[i].Value * scale };
        return kept.AsSpan(0, count);
    }

    private void Step(float[] weights, ReadOnlySpan<Feature> features, Example example, float rate, float[] gradient, int stride)
    {
        var bias = weights.AsSpan(_exampleFrequency.Count * stride, stride);
        bias.CopyTo(gradient);
        foreach (var feature in features) LinearModel.AddScaled(gradient, weights.AsSpan(feature.Row * stride, stride), feature.Value);
        Softmax(gradient.AsSpan(0, _classes.Count));
        for (var i = 0; i < _classes.Count; i++) gradient[i] -= Smoothing / _classes.Count;
        gradient[example.Class] -= 1 - Smoothing;
        var step = -rate * example.Weight;
        foreach (var feature in features)
        {
            Move(weights.AsSpan(feature.Row * stride, stride), 1 - rate * Decay, gradient, step * feature.Value);
        }
        LinearModel.AddScaled(bias, gradient, step * 0.05f);
    }

    /// <summary>Shrinks a row and moves it along the gradient, in one walk over it.</summary>
    private static void Move(Span<float> row, float shrink, ReadOnlySpan<float> gradient, float factor)
    {
        var into = MemoryMarshal.Cast<float, Vector<float>>(row);
        var from = MemoryMarshal.Cast<float, Vector<float>>(gradient[..row.Length]);
        for (var i = 0; i < into.Length; i++) into[i] = into[i] * shrink + from[i] * factor;
    }

    private static void Softmax(Span<float> values)
    {
        var max = float.NegativeInfinity;
        foreach (var value in values) max = Math.Max(max, value);
        var sum = 0f;
        for (var i = 0; i < values.Length; i++) sum += values[i] = MathF.Exp(values[i] - max);
        for (var i = 0; i < values.Length; i++) values[i] /= sum;
    }

    private static byte[] Learnt(float[] weights, float[] idf, int stride)
    {
        using var bytes = new MemoryStream();
        bytes.Write(SegmentWriter.Bytes<float>(idf));
        Pad(bytes);
        WriteWeights(bytes, weights, idf.Length, stride);
        return bytes.ToArray();
    }

    private static void WriteWeights(MemoryStream bytes, float[] weights, int rows, int stride)
    {
        var steps = new float[rows];
        var quantized = new sbyte[rows * stride];
        for (var row = 0; row < rows; row++) steps[row] = QuantizedRows.Write(weights.AsSpan(row * stride, stride), quantized.AsSpan(row * stride, stride));
        bytes.Write(SegmentWriter.Bytes<float>(steps));
        Pad(bytes);
        bytes.Write(SegmentWriter.Bytes<float>(weights.AsSpan(rows * stride, stride)));
        Pad(bytes);
        bytes.Write(SegmentWriter.Bytes<sbyte>(quantized));
        Pad(bytes);
    }

    private static void Pad(MemoryStream bytes)
    {
        while (bytes.Length % 8 != 0) bytes.WriteByte(0);
    }

    private readonly record struct Feature(int Row, float Value, bool Marked);

    private sealed record Example(int Class, Feature[] Features, float Weight);

    /// <summary>Fisher and Yates' shuffle over xorshift64* (Marsaglia; Vigna 2016): the same on every machine and runtime.</summary>
    private sealed class Shuffle(ulong seed)
    {
        private ulong _state = seed;

        public void Apply(int[] items)
        {
            for (var i = items.Length - 1; i > 0; i--)
            {
                var j = (int)(Next() % (ulong)(i + 1));
                (items[i], items[j]) = (items[j], items[i]);
            }
        }

        /// <summary>A number from 0 up to 1.</summary>
        public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));

        private ulong Next()
        {
            _state ^= _state >> 12;
            _state ^= _state << 25;
            _state ^= _state >> 27;
            return _state * 2685821657736338717UL;
        }
    }
}
