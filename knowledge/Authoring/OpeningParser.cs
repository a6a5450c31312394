using System.Globalization;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads the key <c>opening</c> of a locality: <c>mon-fri: ["07:30-11:30", "13:30-17:00"]</c>.</summary>
internal static class OpeningParser
{
    private static readonly (string Name, DayOfWeek Day)[] Days =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    public static IReadOnlyList<OpeningSpan> Parse(YamlMap? map, FileFindings findings)
    {
        if (map is null) return [];
        var spans = new List<OpeningSpan>();
        foreach (var key in map.Keys.ToList())
        {
            var days = DaysOf(key);
            if (days.Count == 0) findings.Error(map.LineOf(key), $"\"{key}\" phải là một ngày (mon, tue, wed, thu, fri, sat, sun) hoặc từ ngày đến ngày, ví dụ mon-fri.");
            foreach (var text in map.Texts(key))
            {
                if (Span(text.Text) is not { } span) findings.Error(text.Line, $"giờ \"{text.Text}\" phải có dạng \"07:30-11:30\", giờ đóng sau giờ mở.");
                else spans.AddRange(days.Select(day => new OpeningSpan(day, span.From, span.To)));
            }
        }
        foreach (var day in spans.GroupBy(span => span.Day).Where(Overlap)) findings.Error(map.Line, $"giờ mở của {Days.First(row => row.Day == day.Key).Name} chồng lên nhau.");
        return spans;
    }

    private static List<DayOfWeek> DaysOf(string key)
    {
        var ends = key.Split('-').Select(name => Array.FindIndex(Days, row => row.Name == name)).ToList();
        if (ends.Contains(-1) || ends.Count > 2 || ends[^1] < ends[0]) return [];
        return [.. Days[ends[0]..(ends[^1] + 1)].Select(row => row.Day)];
    }

    private static (TimeOnly From, TimeOnly To)? Span(string text)
    {
        if (text.Split('-') is not [var from, var to]) return null;
        return TimeOnly.TryParseExact(from.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            && TimeOnly.TryParseExact(to.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) && end > start ? (start, end) : null;
    }

    private static bool Overlap(IGrouping<DayOfWeek, OpeningSpan> day)
    {
        var spans = day.OrderBy(span => span.From).ToList();
        return spans.Zip(spans.Skip(1)).Any(pair => pair.Second.From < pair.First.To);
    }
}
