using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>The body of a rating.</summary>
/// <param name="Score">1, very dissatisfied, to 5, very satisfied.</param>
/// <param name="Comment">What the citizen adds.</param>
/// <param name="Reasons">Short reasons that were ticked.</param>
public sealed record RateBody(int? Score, string? Comment = null, IReadOnlyList<string>? Reasons = null);

/// <summary><c>POST /api/turns/{turnId}/rating</c>: a second rating replaces the first.</summary>
internal static class RatingsApi
{
    private const int LongestComment = 500;
    private const int LongestReason = 60;
    private const int MostReasons = 10;

    private static ProblemHttpResult ReasonsInvalid => Problems.FieldInvalid("reasons", $"gồm nhiều nhất {MostReasons} lý do, mỗi lý do dài nhất {LongestReason} ký tự.");

    public static void MapRatings(this WebApplication app) => app.MapPost("/api/turns/{turnId}/rating", PostAsync)
        .WithName("rateTurn").WithTags("Đánh giá").WithSummary("Chấm điểm một câu trả lời, từ 1 đến 5")
        .WithDescription("Chấm lại thì điểm sau thay điểm trước. Góp ý được che số cá nhân trước khi lưu.")
        .WithProblemsOfABody(Problems.ScoreInvalid(), Problems.CommentTooLong(LongestComment), ReasonsInvalid, Problems.TurnUnknown(), Problems.TooMany(TimeSpan.FromSeconds(30)));

    private static async Task<Results<NoContent, ProblemHttpResult>> PostAsync(
        string turnId, RateBody body, HttpContext context, CitizenLimits limits, RecordStore records, TimeProvider time, CancellationToken cancellationToken) =>
        await limits.RatingAsync(context) is { } tooMany ? tooMany : await RateOrSayAsync(turnId, body, records, time, cancellationToken);

    /// <summary>Checks and records a rating of a person who can be told that it was not taken; also serves the page without JavaScript.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RateOrSayAsync(
        string turnId, RateBody body, RecordStore records, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await RateAsync(turnId, body, records, time, cancellationToken);
        }
        catch (StorageException)
        {
            return Problems.RatingNotTaken();
        }
    }

    /// <summary>Checks and records a rating.</summary>
    /// <exception cref="StorageException">Neither the database nor the spool takes it.</exception>
    public static async Task<Results<NoContent, ProblemHttpResult>> RateAsync(
        string turnId, RateBody body, RecordStore records, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Score is not (>= 1 and <= 5)) return Problems.ScoreInvalid();
        if (body.Comment?.Length > LongestComment) return Problems.CommentTooLong(LongestComment);
        var reasons = body.Reasons ?? [];
        if (reasons.Count > MostReasons || reasons.Any(reason => reason is null || reason.Length > LongestReason))
            return ReasonsInvalid;
        if (!Identifiers.IsWellFormed(turnId)) return Problems.TurnUnknown();
        var comment = string.IsNullOrWhiteSpace(body.Comment) ? null : PersonalData.Mask(body.Comment.Trim());
        var rating = new RatingRecord(turnId, body.Score.Value, comment, [.. reasons.Select(PersonalData.Mask)], time.GetUtcNow());
        return await records.AddRatingAsync(rating, cancellationToken) ? TypedResults.NoContent() : Problems.TurnUnknown();
    }
}
