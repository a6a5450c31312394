using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace De06Assistant.Tests.Support;

/// <summary>A line with a value.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>A metric with its lines.</summary>
internal sealed record MetricFamily(string Name, string Type, IReadOnlyList<Sample> Samples);

/// <summary>
/// Reads what Prometheus reads, and fails where it would refuse or misread: the text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/) and OpenMetrics 1.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/).
/// </summary>
internal static partial class MetricsText
{
    private static readonly string[] Types = ["counter", "gauge", "histogram", "summary", "untyped", "unknown", "info", "stateset", "gaugehistogram"];

    public static IReadOnlyList<MetricFamily> Read(string text, bool isOpenMetrics)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        var lines = text.Split('\n')[..^1].ToList();
        if (isOpenMetrics)
        {
            Assert.Equal("# EOF", lines[^1]);
            lines.RemoveAt(lines.Count - 1);
        }
        else
        {
            lines.RemoveAll(line => line.Length == 0);
        }
        List<(string Name, string Type, List<Sample> Samples)> families = [];
        foreach (var line in lines)
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                Assert.Equal(4, words.Length);
                Assert.Contains(words[3], Types);
                Assert.DoesNotContain(families, family => family.Name == words[2]);
                families.Add((words[2], words[3], []));
            }
            else if (line.StartsWith('#'))
            {
                // Help and unit stand with their metric.
                Assert.Matches("^# (HELP|UNIT) ", line);
                Assert.Equal(families[^1].Name, line.Split(' ')[2]);
            }
            else
            {
                var sample = ReadSample(line);
                Assert.True(Belongs(families[^1].Name, families[^1].Type, sample.Name, isOpenMetrics), $"{line} stands below {families[^1].Name} ({families[^1].Type})");
                families[^1].Samples.Add(sample);
            }
        }
        foreach (var family in families.Where(family => family.Type == "histogram")) CheckHistogram(family.Name, family.Samples);
        Assert.Equal(families.Sum(family => family.Samples.Count), families.SelectMany(family => family.Samples).Select(Key).Distinct().Count());
        return [.. families.Select(family => new MetricFamily(family.Name, family.Type, family.Samples))];
    }

    /// <summary>The sum over all lines of a name that have the labels; 0 when there are none.</summary>
    public static double Sum(this IReadOnlyList<MetricFamily> families, string name, params (string Label, string Value)[] labels) => families.SelectMany(family => family.Samples)
        .Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Label) == label.Value)).Sum(sample => sample.Value);

    private static string Key(Sample sample) => sample.Name + "|" + string.Join('|', sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key + "=" + label.Value));

    private static bool Belongs(string family, string type, string name, bool isOpenMetrics) => type switch
    {
        "histogram" => name == family + "_bucket" || name == family + "_sum" || name == family + "_count" || (isOpenMetrics && name == family + "_created"),
        "counter" when isOpenMetrics => name == family + "_total" || name == family + "_created",
        "info" => name == family + "_info",
        _ => name == family,
    };

    private static void CheckHistogram(string name, List<Sample> samples)
    {
        var series = samples.Where(sample => sample.Name == name + "_bucket")
            .GroupBy(sample => Key(sample with { Name = name, Labels = sample.Labels.Where(label => label.Key != "le").ToDictionary() }));
        foreach (var buckets in series)
        {
            var edges = buckets.Select(bucket => Number(bucket.Labels["le"])).ToList();
            Assert.Equal(edges.Order(), edges);
            Assert.Equal(double.PositiveInfinity, edges[^1]);
            var counts = buckets.Select(bucket => bucket.Value).ToList();
            Assert.Equal(counts.Order(), counts);
            Assert.Equal(counts[^1], samples.Single(sample => sample.Name == name + "_count" && Key(sample with { Name = name }) == buckets.Key).Value);
            Assert.Single(samples, sample => sample.Name == name + "_sum" && Key(sample with { Name = name }) == buckets.Key);
        }
    }

    private static Sample ReadSample(string line)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, line);
        var labels = new Dictionary<string, string>();
        foreach (Match label in Label().Matches(match.Groups["labels"].Value)) labels.Add(label.Groups["name"].Value, Unescape(label.Groups["value"].Value));
        return new Sample(match.Groups["name"].Value, labels, Number(match.Groups["value"].Value));
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Unescape(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++) result.Append(text[i] != '\\' ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        return result.ToString();
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\[\\"n])*",?)*)\})? (?<value>[^ ]+)( -?[0-9.]+)?$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\\n]|\\[\\"n])*)",?""")]
    private static partial Regex Label();
}
