namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>The letters of a QWERTY keyboard, on which Vietnamese is typed too.</summary>
public static class Keyboard
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>The letters on the keys that touch the key of <paramref name="letter"/>.</summary>
    /// <param name="letter">A lower-case letter of ASCII.</param>
    public static string NextTo(char letter)
    {
        var row = Array.FindIndex(Rows, keys => keys.Contains(letter, StringComparison.Ordinal));
        var column = Rows[row].IndexOf(letter, StringComparison.Ordinal);
        // Each row is shifted to the right of the one above it, by less than a key.
        return Keys(row, column - 1) + Keys(row, column + 1) + Keys(row - 1, column) + Keys(row - 1, column + 1) + Keys(row + 1, column - 1) + Keys(row + 1, column);
    }

    private static string Keys(int row, int column) =>
        row >= 0 && row < Rows.Length && column >= 0 && column < Rows[row].Length ? Rows[row][column].ToString() : "";
}
