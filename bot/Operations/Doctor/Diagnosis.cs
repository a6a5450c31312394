namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>How grave a finding is.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>The bot runs; someone should look at it all the same.</summary>
    Look,

    /// <summary>The bot does not start, or does not do what the settings ask for.</summary>
    Broken,
}

/// <summary>What was looked at.</summary>
/// <param name="Id">For programs: "settings".</param>
/// <param name="Title">For people.</param>
internal sealed record Subject(string Id, string Title)
{
    public Diagnosis Good(string found) => new(this, Verdict.Good, found, null);

    public Diagnosis Look(string found, string toDo) => new(this, Verdict.Look, found, toDo);

    public Diagnosis Broken(string found, string toDo) => new(this, Verdict.Broken, found, toDo);
}

/// <summary>A finding.</summary>
/// <param name="Found">What is so, in Vietnamese, without a secret.</param>
/// <param name="ToDo">What to do about it; null where there is nothing to do.</param>
internal sealed record Diagnosis(Subject Subject, Verdict Verdict, string Found, string? ToDo);
