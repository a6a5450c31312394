using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Joins the lines of a paragraph that a page's end or a page's width broke.</summary>
internal sealed partial class ParagraphJoiner(LineWidth width, List<Block> blocks)
{
    private const int LongLine = 80;
    private SourceLine? _last;
    private int _footnotes;

    public void Add(SourceLine line)
    {
        var text = MarkupCleaner.Paragraph(Hashes().Replace(line.Text, ""));
        if (text.Length == 0) return;
        var heading = Hashes().IsMatch(line.Text);
        var open = OpenBlock(line, text);
        if (!heading && open >= 0) Join(open, line, text);
        else blocks.Add(new Block(text, [line.Number], heading));
        _last = line;
    }

    /// <summary>The block that a line goes on with; -1 where a new one begins.</summary>
    private int OpenBlock(SourceLine line, string text)
    {
        var last = blocks.Count - 1;
        if (last < 0 || blocks[last].IsRow || _last is null) return -1;
        if (IsFootnote(line, text)) return -1;
        if (_footnotes > 0 && last > 0 && IsFootnoteEnd(line))
        {
            // Below a footnote the page before goes on.
            _footnotes = 0;
            if (!IsEnded(blocks[last - 1].Text) && !blocks[last - 1].IsRow) return last - 1;
        }
        if (blocks[last].IsHeading) return -1;
        return (width.IsWrapped ? GoesOnWrapped(blocks[last].Text, line, text) : GoesOn(blocks[last].Text, text)) ? last : -1;
    }

    private static bool GoesOn(string before, string text)
    {
        if (Marker.Find(text) is { } marker) return marker.Style == Marker.Parenthesis && FollowsInline(before, marker);
        if (IsOwnParagraph(text) || IsEnded(before)) return false;
        return char.IsLower(text[0]) || before.Length >= LongLine;
    }

    private bool GoesOnWrapped(string before, SourceLine line, string text)
    {
        var ended = IsEnded(before);
        if (Marker.Find(text) is { } marker)
            return !ended && width.IsLong(_last!.Text) && marker.Style == Marker.Dash && !FieldLabel.IsLabelled(marker.Rest) || marker.Style == Marker.Parenthesis && FollowsInline(before, marker);
        if (IsOwnParagraph(text) && (ended || text[0] != '(')) return false;
        if (char.IsLower(text[0]) || before.EndsWith(',') || before.EndsWith('-')) return true;
        if (ended) return width.IsFull(_last!.Text, text) && !char.IsWhiteSpace(line.Text[0]);
        // A heading that counts what stands below it, "(05 nhiệm vụ)", has ended too.
        return !before.EndsWith(')') && width.IsLong(_last!.Text);
    }

    private void Join(int index, SourceLine line, string text)
    {
        var block = blocks[index];
        // What a footnote interrupted goes behind it, so that further lines find it open.
        if (index < blocks.Count - 1)
        {
            blocks.RemoveAt(index);
            blocks.Add(block);
            index = blocks.Count - 1;
        }
        var glue = HyphenEnd().IsMatch(block.Text) ? "" : " ";
        blocks[index] = block with { Text = block.Text + glue + text, Lines = [.. block.Lines, line.Number] };
    }

    private bool IsFootnote(SourceLine line, string text)
    {
        if (!Footnote().IsMatch(text)) return false;
        var mark = text[..text.IndexOf(' ', StringComparison.Ordinal)];
        if (!blocks.Any(block => Regex.IsMatch(block.Text, $@"[\p{{L}}”""’)]{mark}(?!\d)"))) return false;
        _footnotes = line.Number;
        return true;
    }

    private bool IsFootnoteEnd(SourceLine line) => line.Number > _footnotes && line.Text.Length > 0 && char.IsWhiteSpace(line.Text[0]);

    // "(2)" inside a sentence that has already said "(1)" is no new item.
    private static bool FollowsInline(string before, Marker marker)
    {
        var number = int.Parse(marker.Label.Trim('(', ')'), System.Globalization.CultureInfo.InvariantCulture);
        return number > 1 && before.IndexOf($"({number - 1})", StringComparison.Ordinal) > 0 && Marker.Find(before) is not { Style: Marker.Parenthesis };
    }

    private static bool IsOwnParagraph(string text) =>
        text[0] == '(' && Marker.Find(text) is null || FieldLabel.IsLabelled(text) || !char.IsLower(text[0]) && Formal().IsMatch(Phrase.Fold(text)) || text.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnded(string text) => Ended().IsMatch(text);

    [GeneratedRegex(@"(?:[.;:!?…]|\./\.?)[”""’)]*$")]
    private static partial Regex Ended();

    [GeneratedRegex(@"[\p{L}\d]-$")]
    private static partial Regex HyphenEnd();

    [GeneratedRegex(@"^\d{1,2} [\p{L}\d]")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"^\s*#{1,6}\s+")]
    private static partial Regex Hashes();

    [GeneratedRegex(@"^(?:phu luc\b(?! kem theo)|noi nhan\s*:|ke hoach\s*$|so\s*:|(?:tm|kt|tl|q)\. |can cu |thuc hien (?:quyet dinh|ke hoach|nghi quyet|chi thi|luat|cong van|nghi dinh))")]
    private static partial Regex Formal();
}
