namespace De06Assistant.Knowledge.Search;

/// <summary>A term of a question, looked up in one segment.</summary>
/// <param name="Value">The term.</param>
/// <param name="Number">Its number in the segment; -1 when the segment does not have it.</param>
/// <param name="Weight">How much it counts for choosing the topic.</param>
/// <param name="Idf">Its inverse document frequency; for an unknown term that of the rarest, or a share of it where it may be a slip; 0 for a pair with words between.</param>
public readonly record struct QueryTerm(string Value, int Number, float Weight, float Idf);
