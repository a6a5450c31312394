using System.Text;

namespace De06Assistant.Bot.Staff.Accounts;

/// <summary>Reads a password: from the terminal without showing it, or the first line of a piped input.</summary>
internal static class PasswordPrompt
{
    /// <summary>Null when the input ends without one.</summary>
    public static string? Read(string prompt)
    {
        if (Console.IsInputRedirected) return Console.ReadLine();
        Console.Write(prompt);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.WriteLine();
        return typed.ToString();
    }
}
