namespace De06Assistant.Bot.Satisfaction;

/// <summary>What a citizen can tick who is not satisfied. The web part has the same list (bot/web/src/texts.ts); others may send their own.</summary>
internal static class RatingReasons
{
    public static IReadOnlyList<string> All { get; } = ["không đúng câu hỏi", "khó hiểu", "thiếu thông tin", "thông tin cũ", "khác"];
}
