namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads a locality file; what the commune has yet to fill in is a warning.</summary>
internal static class LocalityParser
{
    private static readonly string[] ToFillIn = ["address", "hours", "hotline"];

    public static Locality? Parse(string path, string text, List<Finding> all)
    {
        var findings = new FileFindings(path, all);
        if (YamlFile.Parse(text, findings) is not { } map) return null;
        var locality = new Locality(
            path, map.RequiredText("slug"), map.RequiredText("name"), map.RequiredText("short"), map.RequiredText("level"), map.Text("province"),
            [.. map.Texts("aliases").Select(item => item.Text)], map.Text("address"), map.Text("hours"), OpeningParser.Parse(map.Map("opening"), findings), map.Text("hotline"), map.Text("email"),
            map.Text("website"), map.Text("zalo"), map.Text("desk"), map.Text("police"),
            WidgetParser.Parse(map.Map("widget"), findings),
            [.. map.Maps("sources").Select(item => DocumentParser.Source(item, findings))]);
        map.Complete();
        if (locality.Level is not ("xã" or "phường" or "đặc khu" or "tỉnh" or "thành phố"))
            findings.Error(map.LineOf("level"), "\"level\" phải là xã, phường, đặc khu, tỉnh hoặc thành phố.");
        if (locality.Website is { } site && !site.StartsWith("https://", StringComparison.Ordinal))
            findings.Error(map.LineOf("website"), $"địa chỉ \"{site}\" phải bắt đầu bằng https://.");
        foreach (var key in ToFillIn.Where(key => map.Text(key) is null))
            findings.Warning(map.LineOf(key), $"chưa điền \"{key}\"; câu trả lời sẽ bỏ qua phần này.");
        return locality;
    }
}
