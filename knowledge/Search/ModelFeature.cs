namespace De06Assistant.Knowledge.Search;

/// <summary>A term of an example sentence.</summary>
/// <param name="Term">Its number in the segment builder.</param>
/// <param name="Topic">The topic in which it counts; <see cref="NoTopic"/> for all.</param>
/// <param name="Value">How much it counts.</param>
/// <param name="IsMarked">Whether it carries diacritics.</param>
internal readonly record struct ModelFeature(int Term, int Topic, float Value, bool IsMarked)
{
    public const int NoTopic = -1;
}
