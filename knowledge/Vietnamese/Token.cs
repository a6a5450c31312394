namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A token of an analysed text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character in the original text.</param>
/// <param name="Length">Its length in the original text.</param>
/// <param name="Marked">Lower case with diacritics, the tone in its canonical place.</param>
/// <param name="Folded">The same without tones and marks.</param>
public readonly record struct Token(TokenKind Kind, int Start, int Length, string Marked, string Folded);
