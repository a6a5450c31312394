namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A text in the form that the rest of the analysis works on, with the way back to what was typed.</summary>
public sealed class NormalizedText
{
    private readonly int[]? _map;

    internal NormalizedText(string original, string text, int[]? map)
    {
        Original = original;
        Text = text;
        _map = map;
    }

    /// <summary>What was typed, untouched.</summary>
    public string Original { get; }

    /// <summary>The normalised text: NFC, no invisible characters, Đ in its one right form.</summary>
    public string Text { get; }

    /// <summary>The offset in <see cref="Original"/> of the character at <paramref name="offset"/> of <see cref="Text"/>.</summary>
    /// <param name="offset">0 to the length of <see cref="Text"/>, both included.</param>
    public int ToOriginal(int offset) => _map is null ? offset : _map[offset];
}
