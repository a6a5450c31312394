using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>
/// How often one address may leave questions and try codes. With 40 bits in a code, guessing one of ten thousand by
/// <see cref="CodesTried"/> every ten minutes takes one address some four hundred years on average.
/// </summary>
internal sealed class LeftQuestionLimits(RequestLimits limits)
{
    private const int QuestionsLeft = 10;
    private const int CodesTried = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly LimitRule Leaving = new("left-questions", QuestionsLeft, Window);
    private static readonly LimitRule Looking = new("left-question-codes", CodesTried, Window);

    /// <summary>Counts a question that is left; the problem when there were too many.</summary>
    public ValueTask<ProblemHttpResult?> LeaveAsync(string address) => TakeAsync(Leaving, address);

    /// <summary>Counts a code that is tried; the problem when there were too many.</summary>
    public ValueTask<ProblemHttpResult?> LookAsync(string address) => TakeAsync(Looking, address);

    private async ValueTask<ProblemHttpResult?> TakeAsync(LimitRule rule, string address) => await limits.TakeAsync(rule, address) is { } wait ? Problems.TooMany(wait) : null;
}
