using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>
/// Reads a YAML mapping key by key and reports every fault with its line: a missing key, a value of the wrong kind,
/// and, at <see cref="Complete"/>, keys that nobody asked for.
/// </summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly FileFindings _findings;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public YamlMap(YamlMappingNode node, FileFindings findings)
    {
        _node = node;
        _findings = findings;
    }

    public int Line => (int)_node.Start.Line;

    public IEnumerable<string> Keys => _node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public int LineOf(string key) => Find(key) is { } node ? (int)node.Start.Line : Line;

    public string RequiredText(string key)
    {
        if (Text(key) is { } text) return text;
        _findings.Error(LineOf(key), $"thiếu khóa \"{key}\" hoặc khóa này để trống.");
        return "";
    }

    public string? Text(string key)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlScalarNode scalar) return Scalar(scalar);
        _findings.Error((int)node.Start.Line, $"\"{key}\" phải là một dòng chữ.");
        return null;
    }

    public IReadOnlyList<LocatedText> Texts(string key)
    {
        if (Find(key) is not { } node || IsNull(node)) return [];
        if (node is not YamlSequenceNode sequence)
        {
            _findings.Error((int)node.Start.Line, $"\"{key}\" phải là một danh sách, mỗi mục một dòng bắt đầu bằng \"- \".");
            return [];
        }
        var texts = new List<LocatedText>(sequence.Children.Count);
        foreach (var child in sequence.Children)
        {
            if (child is YamlScalarNode scalar && Scalar(scalar) is { } text) texts.Add(new LocatedText(text, (int)child.Start.Line));
            else _findings.Error((int)child.Start.Line, $"mỗi mục của \"{key}\" phải là một dòng chữ không trống; câu có dấu hai chấm thì đặt trong ngoặc kép.");
        }
        return texts;
    }

    public IReadOnlyList<YamlMap> Maps(string key)
    {
        if (Find(key) is not { } node || IsNull(node)) return [];
        if (node is not YamlSequenceNode sequence)
        {
            _findings.Error((int)node.Start.Line, $"\"{key}\" phải là một danh sách.");
            return [];
        }
        var maps = new List<YamlMap>(sequence.Children.Count);
        foreach (var child in sequence.Children)
        {
            if (child is YamlMappingNode mapping) maps.Add(new YamlMap(mapping, _findings));
            else _findings.Error((int)child.Start.Line, $"mỗi mục của \"{key}\" phải có dạng \"khóa: giá trị\".");
        }
        return maps;
    }

    public YamlMap? Map(string key)
    {
        if (Find(key) is not { } node || IsNull(node)) return null;
        if (node is YamlMappingNode mapping) return new YamlMap(mapping, _findings);
        _findings.Error((int)node.Start.Line, $"\"{key}\" phải có dạng \"khóa: giá trị\".");
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        _findings.Error(LineOf(key), $"\"{key}\" phải là ngày dạng năm-tháng-ngày, ví dụ 2026-11-21; đang là \"{text}\".");
        return null;
    }

    public DateOnly RequiredDate(string key)
    {
        if (Text(key) is null) _findings.Error(LineOf(key), $"thiếu ngày \"{key}\".");
        return Date(key) ?? default;
    }

    public float Number(string key, float fallback)
    {
        if (Text(key) is not { } text) return fallback;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        _findings.Error(LineOf(key), $"\"{key}\" phải là một số; đang là \"{text}\".");
        return fallback;
    }

    /// <summary>Reports the keys that were never read.</summary>
    public void Complete()
    {
        foreach (var (key, _) in _node.Children)
            if (key is YamlScalarNode { Value: { } name } && !_read.Contains(name))
                _findings.Error((int)key.Start.Line, $"không có khóa nào tên \"{name}\"; kiểm lại chính tả.");
    }

    private YamlNode? Find(string key)
    {
        _read.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private static bool IsNull(YamlNode node) => node is YamlScalarNode scalar && Scalar(scalar) is null;

    private static string? Scalar(YamlScalarNode scalar)
    {
        var isPlainNull = scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Value is null or "" or "null" or "~";
        return isPlainNull || string.IsNullOrWhiteSpace(scalar.Value) ? null : WithoutHalves(scalar.Value.Trim()).Normalize();
    }

    /// <summary>The text with half characters, which an escape like "\uD83D" can leave and no encoding can hold, replaced.</summary>
    private static string WithoutHalves(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
