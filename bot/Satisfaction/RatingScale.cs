namespace De06Assistant.Bot.Satisfaction;

/// <summary>What the scores are called.</summary>
internal static class RatingScale
{
    public static IReadOnlyList<(int Value, string Label)> All { get; } =
        [(1, "Rất không hài lòng"), (2, "Không hài lòng"), (3, "Bình thường"), (4, "Hài lòng"), (5, "Rất hài lòng")];
}
