namespace De06Assistant.Knowledge.Authoring;

/// <summary>A span of a weekday in which a desk is open.</summary>
/// <param name="From">The first minute, Vietnam time.</param>
/// <param name="To">The minute in which it closes.</param>
public sealed record OpeningSpan(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>A public holiday on which desks are closed.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Source">Where the dates were read.</param>
public sealed record Holiday(DateOnly From, DateOnly To, string Name, string Source);

/// <summary>Whether a desk is open at an instant, and until or from when.</summary>
/// <param name="Until">When it closes; null when it is closed.</param>
/// <param name="Opens">When it opens next; null when it is open or when nothing is known so far ahead.</param>
/// <param name="Holiday">The holiday that keeps it closed; null on other days.</param>
public sealed record DeskState(TimeOnly? Until, DateTime? Opens, Holiday? Holiday)
{
    /// <summary>Whether it is open.</summary>
    public bool IsOpen => Until is not null;
}

/// <summary>Reads opening spans and holidays as the state of the desk.</summary>
public static class OpeningHours
{
    private const int DaysAhead = 31;

    /// <summary>The state at <paramref name="now"/>, Vietnam time; null when no span is known.</summary>
    public static DeskState? At(IReadOnlyList<OpeningSpan> spans, IReadOnlyList<Holiday> holidays, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(holidays);
        if (spans.Count == 0) return null;
        var (today, time) = (DateOnly.FromDateTime(now), TimeOnly.FromDateTime(now));
        var holiday = HolidayOn(today);
        if (holiday is null && spans.FirstOrDefault(span => span.Day == now.DayOfWeek && span.From <= time && time < span.To) is { } open)
            return new DeskState(open.To, null, null);
        for (var day = today; day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (HolidayOn(day) is not null) continue;
            var next = spans.Where(span => span.Day == day.DayOfWeek && (day > today || span.From > time)).OrderBy(span => span.From).FirstOrDefault();
            if (next is not null) return new DeskState(null, day.ToDateTime(next.From), holiday);
        }
        return new DeskState(null, null, holiday);

        Holiday? HolidayOn(DateOnly day) => holidays.FirstOrDefault(candidate => candidate.From <= day && day <= candidate.To);
    }
}
