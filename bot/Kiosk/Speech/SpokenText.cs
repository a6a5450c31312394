using System.Globalization;
using System.Text.RegularExpressions;

namespace De06Assistant.Bot.Kiosk.Speech;

/// <summary>
/// Writes an answer out as it is said: numbers, money, dates, hours, phone numbers, legal references and abbreviations in
/// words. A speech program reads "8.000 đồng" as an eight, a stop and three noughts.
/// </summary>
/// <param name="readings">How abbreviations and the signs of legal documents are read: lexicon/readings.yaml.</param>
internal sealed partial class SpokenText(IReadOnlyDictionary<string, string> readings)
{
    private const int FewestDigitsOneByOne = 9;

    /// <summary>A line with more legal references than this is for the eye: nobody follows ten numbers by ear.</summary>
    private const int MostLaws = 2;

    private static readonly Dictionary<char, string> LetterNames =
        ("A a|B bê|C xê|D dê|Đ đê|E e|F ép|G giê|H hát|I i|J gi|K ca|L lờ|M mờ|N nờ|O o|P pê|Q quy|R rờ|S ét|T tê|U u|V vê|W vê kép|X ích|Y y|Z dét")
        .Split('|').ToDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>The words of <paramref name="plain"/>: plain text with list signs and addresses, as a message shows it.</summary>
    public string Write(string plain)
    {
        var lines = plain.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && Law().Count(line) <= MostLaws).Select(Line);
        return string.Join('\n', lines);
    }

    private string Line(string line)
    {
        var text = ListSign().Replace(line, match => match.Groups["number"].Success ? $"{Number(match.Groups["number"].Value)}, " : "");
        text = Address().Replace(text, match => match.Value.StartsWith('(') ? "" : "địa chỉ ghi trên màn hình");
        text = Site().Replace(text, match => match.Value.Replace(".", " chấm ", StringComparison.Ordinal));
        text = Law().Replace(text, Law);
        text = Date().Replace(text, match => $"ngày {Number(match.Groups["day"].Value)} tháng {Number(match.Groups["month"].Value)} năm {Number(match.Groups["year"].Value)}");
        text = Month().Replace(text, match => $"tháng {Number(match.Groups["month"].Value)} năm {Number(match.Groups["year"].Value)}");
        text = Hour().Replace(text, Hour);
        text = Phone().Replace(text, match => SpokenNumbers.OneByOne(match.Value));
        text = Range().Replace(text, "${from} đến ${to}");
        text = Percent().Replace(text, "${number} phần trăm");
        text = Amount().Replace(text, match => Number(match.Value));
        text = Abbreviation().Replace(text, match => Abbreviation(match.Value));
        text = text.Replace("/", " hoặc ", StringComparison.Ordinal);
        text = Spaces().Replace(text, " ").Trim();
        return text.Length > 0 && char.IsLetterOrDigit(text[^1]) ? text + "." : text;
    }

    /// <summary>"Nghị định 301/2026/NĐ-CP" as "nghị định của Chính phủ số 301 năm 2026": the kind is said once, before the number.</summary>
    private string Law(Match match)
    {
        var sign = match.Groups["sign"].Value;
        var kind = readings.TryGetValue(sign, out var reading) ? reading : match.Groups["kind"].Value + " " + Spell(sign);
        // A number of a series of the year: 66.7/2025.
        var number = string.Join(" chấm ", match.Groups["number"].Value.Split('.').Select(Number));
        return $"{kind.Trim()} số {number} năm {Number(match.Groups["year"].Value)}";
    }

    private static string Hour(Match match)
    {
        var minutes = match.Groups["minutes"].Value;
        return $"{Number(match.Groups["hour"].Value)} giờ" + (minutes.TrimStart('0').Length == 0 ? "" : $" {Number(minutes)}");
    }

    private static string Number(string text)
    {
        var parts = text.Split(',');
        var whole = parts[0].Replace(".", "", StringComparison.Ordinal);
        var words = whole.Length < FewestDigitsOneByOne || text.Contains('.', StringComparison.Ordinal)
            ? SpokenNumbers.Words(long.Parse(whole, CultureInfo.InvariantCulture)) : SpokenNumbers.OneByOne(whole);
        return parts.Length == 1 ? words : $"{words} phẩy {SpokenNumbers.OneByOne(parts[1])}";
    }

    private string Abbreviation(string text)
    {
        if (readings.TryGetValue(text, out var reading)) return reading;
        // A word in capitals is a word where it can be said, "HỒ SƠ"; letters without a vowel, or with digits ("CT01"), are an abbreviation.
        var isAbbreviation = text.All(c => LetterNames.ContainsKey(c) || char.IsAsciiDigit(c)) && (text.Length <= 2 || text.Any(char.IsAsciiDigit) || !text.Any("AEIOUY".Contains));
        return isAbbreviation ? Spell(text) : text;
    }

    private static string Spell(string sign) =>
        string.Join(' ', sign.ToUpperInvariant().Select(c => LetterNames.TryGetValue(c, out var name) ? name : char.IsAsciiDigit(c) ? SpokenNumbers.OneByOne(c.ToString()) : c.ToString()));

    [GeneratedRegex(@"^(?:[-*•]\s+|(?<number>\d{1,2})\.\s+)")]
    private static partial Regex ListSign();

    [GeneratedRegex(@"\(https?://[^\s)]*\)|https?://\S*[^\s.,;)]")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w.@])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Site();

    [GeneratedRegex(@"(?:(?<kind>[Nn]ghị định|[Nn]ghị quyết|[Tt]hông tư|[Qq]uyết định|[Cc]hỉ thị|[Ll]uật)\s+)?(?:số\s+)?(?<!\d)(?<number>\d{1,4}(?:\.\d{1,3})?)/(?<year>\d{4})/(?<sign>[A-ZĐ][A-Za-zĐ0-9]*(?:-[A-ZĐ][A-Za-zĐ0-9]*)*)")]
    private static partial Regex Law();

    [GeneratedRegex(@"(?:[Nn]gày\s+)?(?<![\d/])(?<day>\d{1,2})[/-](?<month>\d{1,2})[/-](?<year>\d{4})(?![\d/])")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?:[Tt]háng\s+)?(?<![\d/])(?<month>\d{1,2})/(?<year>\d{4})(?![\d/])")]
    private static partial Regex Month();

    [GeneratedRegex(@"(?<![\d:])(?<hour>[01]?\d|2[0-3])(?::|h|\s?giờ\s?)(?<minutes>[0-5]\d)(?![\d:])")]
    private static partial Regex Hour();

    // Numbers to call: with a leading nought, service numbers, and the three digits of the emergency services.
    [GeneratedRegex(@"(?<![\w.,])(?:0\d(?:[ .]?\d){7,9}|1[89]00(?:[ .]?\d){4,6}|1(?:1[1-5]))(?![\w,]|\.\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<from>\d+)\s?[-–]\s?(?<to>\d+)")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<number>\d+(?:[.,]\d+)*)\s?%")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:TP\.HCM|\p{Lu}[\p{L}\d]*[\p{Lu}\d][\p{L}\d]*)(?![\p{L}\d])")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
