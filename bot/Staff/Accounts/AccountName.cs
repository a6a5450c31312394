namespace De06Assistant.Bot.Staff.Accounts;

/// <summary>What an account may be called.</summary>
internal static class AccountName
{
    public const string Rule = "gồm 3 đến 32 chữ thường không dấu, số, dấu chấm hoặc gạch nối, ví dụ mot-cua.lan";

    private const int Shortest = 3;
    private const int Longest = 32;

    public static bool IsWellFormed(string name) =>
        name.Length is >= Shortest and <= Longest && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-') && char.IsAsciiLetterLower(name[0]);
}
