using System.Globalization;
using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads the key <c>widget</c> of a locality.</summary>
internal static partial class WidgetParser
{
    private const int LongestName = 60;
    private const int LongestGreeting = 200;

    public static WidgetSettings Parse(YamlMap? map, FileFindings findings)
    {
        if (map is null) return WidgetSettings.Usual;
        var settings = new WidgetSettings(
            Short(map, "name", LongestName, findings), Colour(map, findings), Short(map, "greeting", LongestGreeting, findings), map.Texts("topics"),
            [.. map.Texts("hosts").Select(host => Origin(host, findings)).OfType<string>().Distinct(StringComparer.Ordinal)]);
        map.Complete();
        return settings;
    }

    private static string? Short(YamlMap map, string key, int longest, FileFindings findings)
    {
        var text = map.Text(key);
        if (text?.Length > longest) findings.Error(map.LineOf(key), $"\"{key}\" dài nhất {longest} ký tự; đang là {text.Length}.");
        return text;
    }

    private static string? Colour(YamlMap map, FileFindings findings)
    {
        if (map.Text("colour")?.ToLowerInvariant() is not { } colour) return null;
        if (!SixDigits().IsMatch(colour))
        {
            findings.Error(map.LineOf("colour"), $"\"colour\" phải là mã màu sáu chữ số đặt trong ngoặc kép, ví dụ \"#a61c1c\"; đang là \"{colour}\".");
            return null;
        }
        var contrast = Contrast.WithWhite(colour);
        if (contrast >= Contrast.Text) return colour;
        findings.Error(map.LineOf("colour"), string.Create(CultureInfo.GetCultureInfo("vi-VN"),
            $"chữ trắng trên màu {colour} khó đọc: tương phản {contrast:0.00}:1, cần ít nhất {Contrast.Text:0.0}:1. Hãy chọn màu đậm hơn."));
        return null;
    }

    /// <summary>The origin as browsers write it; null when it is none that a citizen's page may have.</summary>
    private static string? Origin(LocatedText host, FileFindings findings)
    {
        if (Uri.TryCreate(host.Text, UriKind.Absolute, out var uri) && IsSafe(uri) && !host.Text.Contains('*', StringComparison.Ordinal)
            && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && !host.Text.EndsWith('/'))
            return $"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost)}{(uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture))}";
        findings.Error(host.Line, $"\"{host.Text}\" phải là địa chỉ gốc của trang web, dạng https://ten-mien, không có đường dẫn, dấu * hay dấu / ở cuối; http:// chỉ dùng cho máy đang thử (127.0.0.1, localhost).");
        return null;
    }

    private static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex SixDigits();
}
