using System.Text.RegularExpressions;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// Masks personal numbers and addresses before anything is stored or logged: identity numbers (9 or 12 digits), phone
/// numbers, bank account numbers and e-mail addresses. Decree numbers, dates, money and small numbers stay.
/// </summary>
public static partial class PersonalData
{
    private const int FewestDigits = 8;
    private const string MaskedEmail = "[email đã che]";
    private const string MaskedNumber = "[số đã che]";

    /// <summary>Replaces each personal number by "[số đã che]" and each address by "[email đã che]".</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Nobody types it, it could hide a number in the middle, and not every database takes it.
        text = text.Replace("\0", "", StringComparison.Ordinal);
        if (text.Contains('@', StringComparison.Ordinal)) text = Email().Replace(text, MaskedEmail);
        return Number().Replace(text, match => IsPersonal(match.Value) ? MaskedNumber : match.Value);
    }

    /// <summary>A masked text without the masks.</summary>
    internal static string WithoutMasks(string masked) =>
        masked.Replace(MaskedNumber, "", StringComparison.Ordinal).Replace(MaskedEmail, "", StringComparison.Ordinal);

    private static bool IsPersonal(string run)
    {
        var digits = run.Count(char.IsAsciiDigit);
        if (digits < FewestDigits) return false;
        return !Date().IsMatch(run) && !Money().IsMatch(run);
    }

    // Begins only where a word begins, or another address has ended: else the time to find none would grow with the square of a text's length.
    [GeneratedRegex(@"(?:\G|(?<![\p{L}\p{N}._%+-]))(?>[\p{L}\p{N}._%+-]+)@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Email();

    // Digits with single separators between them. What goes on as a decree number ("123/2025/NĐ-CP") is cut at the slash
    // and is then too short to be personal.
    [GeneratedRegex(@"\+?[0-9](?:[ .\-\u00A0]{0,2}[0-9])+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{1,2}[-.]\d{1,2}[-.]\d{4}$|^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Date();

    // Groups of three from the right, as money is written: 1.500.000.
    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+$")]
    private static partial Regex Money();
}
