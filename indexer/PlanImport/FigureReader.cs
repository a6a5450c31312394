using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Finds the figures of a sentence ("tối thiểu 80% hồ sơ …") and cuts the sentence into what each is about.</summary>
internal static partial class FigureReader
{
    private const int ShortestSubject = 12;

    /// <summary>The figures in the order of the text; none for a text without one.</summary>
    public static IReadOnlyList<Figure> Read(string sentence)
    {
        var text = sentence.Trim();
        var folded = Phrase.Fold(text);
        var matches = Quantity().Matches(folded).Where(match => IsFigure(match)).ToList();
        var figures = new List<Figure>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var start = i == 0 ? 0 : IsNamedBefore(folded, matches[i]) ? matches[i - 1].Index + matches[i - 1].Length : matches[i].Index;
            var end = i + 1 < matches.Count ? matches[i + 1].Index : text.Length;
            var match = matches[i];
            var unit = match.Groups["unit"].Value is "" ? "%" : text.Substring(match.Groups["unit"].Index, match.Groups["unit"].Length);
            var number = match.Groups["number"].Value;
            figures.Add(new Figure(Indicator(text, match, start, end), Bound(text, match), unit.ToLowerInvariant(), number is "mot" ? "1" : number));
        }
        return figures;
    }

    /// <summary>Cuts a paragraph into the clauses that can each be a target.</summary>
    public static IEnumerable<string> Clauses(string paragraph) =>
        ClauseEnd().Split(paragraph.Replace('\n', ' ')).Select(clause => clause.Trim(' ', ';')).Where(clause => clause.Length > 0);

    // A number with any other unit than % is only a target's figure when a bound stands before it: "15 tuổi", "02 nhóm" are none.
    private static bool IsFigure(Match match) =>
        match.Groups["unit"].Value is "%" or "" || match.Groups["sign"].Success || Limits().IsMatch(match.Groups["bound"].Value) || match.Groups["number"].Value is "mot";

    // "… thời gian xử lý không quá 5 phút và …": what a measure other than a share is about stands before it.
    private static bool IsNamedBefore(string folded, Match match) => match.Groups["unit"].Value is not ("%" or "") && IsLinked(folded[(match.Index + match.Length)..].TrimStart());

    private static string Indicator(string text, Match match, int start, int end)
    {
        var before = text[start..match.Index].Trim(' ', ',', '-');
        var after = text[(match.Index + match.Length)..end].Trim(' ', ',', ';', '.', '-');
        after = Joint().Replace(after, "");
        // "100% hộ gia đình …" names its subject after the figure, "mức độ hài lòng đạt 95%" before it.
        if (start == match.Index || before.Length < ShortestSubject) return after.Length >= ShortestSubject ? Clean(before.Length > 0 ? $"{before}: {after}" : after) : Clean(text);
        var isNamedBefore = after.Length < ShortestSubject || IsLinked(Phrase.Fold(after));
        return Clean(isNamedBefore && end == text.Length && after.Length < ShortestSubject ? before : isNamedBefore && end < text.Length ? before : text[start..end]);
    }

    private static bool IsLinked(string folded) => Link().IsMatch(folded);

    private static string Clean(string text) => Phrase.UpperFirst(Joint().Replace(text.Trim(' ', ',', ';', '.', '-', ':'), ""));

    private static string? Bound(string text, Match match)
    {
        var bound = match.Groups["bound"];
        var words = bound.Success ? Filler().Replace(text.Substring(bound.Index, bound.Length).ToLowerInvariant(), " ").Trim() : "";
        words = Repaired(Gaps().Replace(words, " "));
        if (match.Groups["sign"] is { Success: true } sign) words = (words + " " + sign.Value).Trim();
        return words.Length == 0 ? null : words;
    }

    // The only bound that scanners are known to misread: "phân đấu", "phần đấu".
    private static string Repaired(string words) => Effort().Replace(words, "phấn đấu");

    [GeneratedRegex(@"(?<bound>(?<![a-z])(?:(?:phan dau|bao dam|dam bao|duy tri|cat giam|giam|tang|dat|ty le|toi thieu|it nhat|toi da|tren|duoi|khoang|khong qua|gap|hon|chi|la|ca)[\s:]+)+)?(?<sign>[≥≤><]=?)?\s*(?<![\d/.,-])(?:(?<number>\d{1,3}(?:\.\d{3})+|\d{1,5}(?:,\d{1,2})?)\s*(?<unit>%|(?:lan|phut|gio|tai khoan|trieu|ty|nguoi|ho gia dinh|ho so|diem|mo hinh|he thong|lop|cuoc)\b)|(?<number>mot) (?<unit>lan)(?= duy nhat))")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"toi thieu|it nhat|toi da|\btren|duoi|khoang|khong qua|gap|hon")]
    private static partial Regex Limits();

    [GeneratedRegex(@"(?<=;|\.|!)\s+(?=\S)|;(?=\p{L})")]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"[\s,;]*\b(?:và|trên tổng số)$|^(?:và|là|cho|của)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^(?:va|so voi|tren tong|cua|trong|thuoc|,)\b")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:đạt|tỷ lệ|là|cả)\b|:")]
    private static partial Regex Filler();

    [GeneratedRegex(@"ph[âầấa]n [đd][ấâầa]u")]
    private static partial Regex Effort();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Gaps();
}
