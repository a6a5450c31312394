namespace De06Assistant.Knowledge.Search;

/// <summary>What a story asks for stands at its end: words before the tail say which topic it is, but little about the facet.</summary>
internal static class QuestionTail
{
    private const int Length = 13;
    private const float WeightBefore = 0.4f;

    /// <summary>How much a word counts when the facet is chosen.</summary>
    /// <param name="token">Its place.</param>
    /// <param name="count">How many tokens the question has.</param>
    public static float Weight(int token, int count) => token < count - Length ? WeightBefore : 1;
}
