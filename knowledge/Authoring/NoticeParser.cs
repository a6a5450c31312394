using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads a notice file.</summary>
internal static partial class NoticeParser
{
    private const string TimeForm = "giờ Việt Nam dạng \"2026-12-31 17:00\" hoặc ngày \"2026-12-31\"";

    public static NoticeFile? Parse(string path, string text, List<Finding> all)
    {
        var findings = new FileFindings(path, all);
        var slug = System.IO.Path.GetFileNameWithoutExtension(path);
        if (!SlugForm().IsMatch(slug)) findings.Error(1, $"tên tệp \"{slug}\" chỉ gồm chữ thường không dấu, số và gạch nối.");
        if (YamlFile.Parse(text, findings) is not { } map) return null;
        var says = new NoticeText(
            NoticeRules.OneLine(map.RequiredText("title")), NoticeRules.OneLine(map.RequiredText("text")), Kind(map, findings), [.. map.Texts("localities").Select(item => item.Text).Distinct(StringComparer.Ordinal)],
            Time(map, "start", NoticeTime.Start, findings) ?? default, Time(map, "end", NoticeTime.End, findings) ?? default, map.Text("url"));
        map.Complete();
        foreach (var (key, message) in NoticeRules.Faults(says).Where(fault => fault.Key != "end" || AreKnown(says))) findings.Error(map.LineOf(key), message);
        return new NoticeFile(path, slug, says, map.LineOf("localities"), map.LineOf("end"));
    }

    private static NoticeKind Kind(YamlMap map, FileFindings findings)
    {
        var slug = map.RequiredText("kind");
        if (NoticeKinds.FromSlug(slug) is { } kind) return kind;
        if (slug.Length > 0) findings.Error(map.LineOf("kind"), $"\"kind\" phải là {string.Join(", ", NoticeKinds.All.Select(known => known.Slug()))}; đang là \"{slug}\".");
        return NoticeKind.Other;
    }

    private static DateTime? Time(YamlMap map, string key, Func<string, DateTime?> parse, FileFindings findings)
    {
        var text = map.RequiredText(key);
        var time = parse(text);
        if (time is null && text.Length > 0) findings.Error(map.LineOf(key), $"\"{key}\" phải là {TimeForm}; đang là \"{text}\".");
        return time;
    }

    /// <summary>Where one of the two could not be read, that is the fault, not their order.</summary>
    private static bool AreKnown(NoticeText says) => says.Start != default && says.End != default;

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();
}
