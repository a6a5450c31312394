namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>
/// When a peer that cannot decline by itself is taken to decline: below a score, chosen on the development questions.
/// </summary>
/// <param name="IsPerWord">Whether the score is divided by the question's words, since most scores grow with them.</param>
internal sealed record DeclineThreshold(bool IsPerWord, double Value, double F1)
{
    /// <summary>The threshold with the highest F1 of declining on <paramref name="asked"/>, whichever way of reading the score gives it.</summary>
    public static DeclineThreshold Fit(IReadOnlyList<Asked> asked)
    {
        var (whole, perWord) = (Fit(asked, isPerWord: false), Fit(asked, isPerWord: true));
        return perWord.F1 > whole.F1 ? perWord : whole;
    }

    /// <summary>Whether <paramref name="asked"/> is declined: as the peer itself says, else by the threshold.</summary>
    public bool Declines(Asked asked) => asked.Reply.Declines ?? Score(asked, IsPerWord) < Value;

    private static DeclineThreshold Fit(IReadOnlyList<Asked> asked, bool isPerWord)
    {
        // Where the right answer is that the plan is silent, declining is neither right nor wrong.
        var scored = asked.Where(one => !one.Question.IsAnsweredBySilence)
            .Select(one => (Score: Score(one, isPerWord), IsOutside: !one.Question.IsInScope)).OrderBy(one => one.Score).ToList();
        var outside = scored.Count(one => one.IsOutside);
        var (best, rightly) = (new DeclineThreshold(isPerWord, double.NegativeInfinity, 0), 0);
        for (var i = 0; i < scored.Count; i++)
        {
            if (scored[i].IsOutside) rightly++;
            if (i + 1 < scored.Count && scored[i + 1].Score <= scored[i].Score) continue;
            var f1 = 2.0 * rightly / (i + 1 + outside);
            if (f1 > best.F1) best = new DeclineThreshold(isPerWord, i + 1 < scored.Count ? (scored[i].Score + scored[i + 1].Score) / 2 : double.PositiveInfinity, f1);
        }
        return best;
    }

    private static double Score(Asked asked, bool isPerWord)
    {
        var score = asked.Reply.Hits.Count > 0 ? asked.Reply.Hits[0].Score : 0;
        return isPerWord ? score / Math.Max(1, asked.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) : score;
    }
}
