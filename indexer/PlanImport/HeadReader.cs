using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>What the head and foot of a plan gave, and the blocks between them.</summary>
/// <param name="Lines">The source lines that the head and foot used.</param>
internal sealed record HeadReading(PlanHead Head, IReadOnlyList<Block> Body, IReadOnlySet<int> Lines);

/// <summary>Reads the head of a plan (number, date, title, legal basis) and its foot (who signed).</summary>
internal sealed partial class HeadReader
{
    private readonly HashSet<int> _lines = [];
    private readonly List<string> _preamble = [];

    public static HeadReading Read(IReadOnlyList<Block> blocks, string thisYear)
    {
        var reader = new HeadReader();
        var (bodyStart, title) = reader.Title(blocks);
        var (footStart, footEnd) = Foot(blocks, bodyStart);
        var top = blocks.Take(bodyStart).Where(block => !block.IsRow).ToList();
        var foot = blocks.Skip(footStart).Take(footEnd - footStart).ToList();
        var years = Years(title, blocks, thisYear);
        var (name, office) = reader.Signer(foot);
        var head = new PlanHead(title, reader.First(top, Number(), "number"), reader.Issued(top, years.From), Issuer(blocks, bodyStart), name, office, years, Legal(blocks, top), reader._preamble);
        return new HeadReading(head, [.. blocks.Take(footStart).Skip(bodyStart), .. blocks.Skip(footEnd)], reader._lines);
    }

    /// <summary>The title stands below "KẾ HOẠCH"; the body begins at the first numbered section or table.</summary>
    private (int BodyStart, string Title) Title(IReadOnlyList<Block> blocks)
    {
        var start = 0;
        while (start < blocks.Count && !blocks[start].IsRow && Marker.Find(blocks[start].Text) is not { Style: "roman" or "part" or "n1" } && !OutlineReader.IsAppendix(blocks[start].Text)
            && !(blocks[start].IsHeading && SectionWords().IsMatch(Phrase.Fold(blocks[start].Text)))) start++;
        var name = Enumerable.Range(0, start).FirstOrDefault(i => PlanWord().IsMatch(Phrase.Fold(blocks[i].Text)), -1);
        if (name < 0) return (0, "Kế hoạch");
        var title = PlanWord().Replace(Phrase.Fold(blocks[name].Text), "").Length > 0 ? blocks[name].Text : "Kế hoạch";
        _lines.UnionWith(blocks[name].Lines);
        if (name + 1 < start && title == "Kế hoạch")
        {
            title = "Kế hoạch " + Phrase.LowerFirst(blocks[name + 1].Text.TrimEnd('.'));
            _lines.UnionWith(blocks[name + 1].Lines);
        }
        // What follows names the legal basis, which goes into the file as numbers, and whole as a comment for whoever goes over it.
        foreach (var basis in blocks.Take(start).Skip(name + 2).Where(block => LegalReferences.In(block.Text).Count > 0 || Issues().IsMatch(block.Text)))
        {
            _lines.UnionWith(basis.Lines);
            _preamble.Add(basis.Text);
        }
        return (start, title);
    }

    private string? First(IReadOnlyList<Block> top, Regex form, string group)
    {
        foreach (var block in top)
        {
            if (form.Match(block.Text) is not { Success: true } match) continue;
            _lines.UnionWith(block.Lines);
            return match.Groups[group].Value is { Length: > 0 } value ? value : null;
        }
        return null;
    }

    private string Issued(IReadOnlyList<Block> top, string year)
    {
        foreach (var block in top)
        {
            if (Dated().Match(Phrase.Fold(block.Text)) is not { Success: true } match) continue;
            _lines.UnionWith(block.Lines);
            var (day, month) = (match.Groups["day"].Value, match.Groups["month"].Value);
            return match.Groups["year"].Value + (month.Length > 0 ? "-" + month.PadLeft(2, '0') : "") + (month.Length > 0 && day.Length > 0 ? "-" + day.PadLeft(2, '0') : "");
        }
        return year;
    }

    /// <summary>From "Nơi nhận" to the appendices.</summary>
    private static (int Start, int End) Foot(IReadOnlyList<Block> blocks, int bodyStart)
    {
        var start = bodyStart;
        while (start < blocks.Count && (blocks[start].IsRow || !Recipients().IsMatch(Phrase.Fold(blocks[start].Text)))) start++;
        var end = start;
        while (end < blocks.Count && !blocks[end].IsRow && !OutlineReader.IsAppendix(blocks[end].Text)) end++;
        return (start, end);
    }

    private (string? Name, string? Office) Signer(IReadOnlyList<Block> foot)
    {
        var office = "";
        foreach (var block in foot)
        {
            var text = block.Text.Trim();
            if (office.Length > 0 && PersonName().IsMatch(text))
            {
                _lines.UnionWith(block.Lines);
                return (text, office);
            }
            if (!text.Any(char.IsLower) && Offices().Matches(Phrase.Fold(text)) is { Count: > 0 })
            {
                office += (office.Length > 0 ? ", " : "") + text;
                _lines.UnionWith(block.Lines);
            }
        }
        return (null, null);
    }

    private static (string From, string To) Years(string title, IReadOnlyList<Block> blocks, string thisYear)
    {
        // The scheme's own name, in quotation marks, has years of its own.
        var folded = Phrase.Fold(Quoted().Replace(title, ""));
        if (Single().Matches(folded) is { Count: > 0 } single) return (single[^1].Groups["year"].Value, single[^1].Groups["year"].Value);
        if (Span().Match(folded) is { Success: true } span) return (span.Groups["from"].Value, span.Groups["to"].Value);
        var any = blocks.Where(block => !block.IsRow).Select(block => Dated().Match(Phrase.Fold(block.Text))).FirstOrDefault(match => match.Success)?.Groups["year"].Value ?? thisYear;
        return (any, any);
    }

    private static string Issuer(IReadOnlyList<Block> blocks, int bodyStart)
    {
        var texts = blocks.Take(bodyStart).Where(block => !block.IsRow).Select(block => block.Text).Reverse();
        foreach (var text in texts)
            if (Issues().Matches(text) is { Count: > 0 } matches) return matches[^1].Groups["issuer"].Value.Trim();
        return "Ủy ban nhân dân";
    }

    private static List<string> Legal(IReadOnlyList<Block> blocks, IReadOnlyList<Block> top)
    {
        var own = top.Select(block => Number().Match(block.Text)).FirstOrDefault(match => match.Success)?.Groups["number"].Value;
        return [.. blocks.SelectMany(block => block.IsRow ? block.Cells!.SelectMany(LegalReferences.In) : LegalReferences.In(block.Text)).Where(reference => reference != own).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^Số\s*:\s*(?:(?<number>\d[\w.]*/[A-ZĐƯ][\w-]*)|/?\s*[\w-]*\s*$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[^.;:]{0,60}ngay\s*(?<day>\d{1,2})?\s*(?:thang)\s*(?<month>\d{1,2})?\s*nam\s*(?<year>20\d\d)\s*$")]
    private static partial Regex Dated();

    [GeneratedRegex(@"^ke hoach\s*")]
    private static partial Regex PlanWord();

    [GeneratedRegex(@"muc tieu|muc dich|yeu cau|nhiem vu|chi tieu|noi dung")]
    private static partial Regex SectionWords();

    [GeneratedRegex(@"^noi nhan\s*:?")]
    private static partial Regex Recipients();

    [GeneratedRegex(@"chu tich|truong ban|giam doc|bi thu|truong phong|to truong")]
    private static partial Regex Offices();

    [GeneratedRegex(@"^(?:\p{Lu}\p{Ll}+\s){1,4}\p{Lu}\p{Ll}+$")]
    private static partial Regex PersonName();

    [GeneratedRegex("[“\"«][^”\"»]*[”\"»]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<!den )\bnam (?<year>20\d\d)\b(?! ?[-–])")]
    private static partial Regex Single();

    [GeneratedRegex(@"giai doan (?:nam )?(?<from>20\d\d) ?[-–] ?(?:nam )?(?<to>20\d\d)")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?<issuer>(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:xã|phường|tỉnh|thành phố|thị trấn|đặc khu|huyện)|Ban [Cc]hỉ đạo (?:\S+ ){1,5}?(?:UBND )?(?:xã|phường|tỉnh|thành phố))(?: \p{Lu}\p{Ll}*)+)\s+(?:xây dựng|ban hành|triển khai)")]
    private static partial Regex Issues();
}
