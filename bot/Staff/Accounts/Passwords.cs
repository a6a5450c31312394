using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.Accounts;

/// <summary>Hashes and verifies passwords: PBKDF2 with HMAC-SHA512, salted, in ASP.NET Core Identity's versioned format.</summary>
internal sealed class Passwords
{
    /// <summary>Shortest password, in characters.</summary>
    public const int Shortest = 10;

    /// <summary>Longest password, in characters.</summary>
    public const int Longest = 128;

    private const int Iterations = 210_000;

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> _nobody;

    public Passwords() => _nobody = new Lazy<string>(() => Hash("", Guid.NewGuid().ToString()));

    public string Hash(string name, string password) => _hasher.HashPassword(name, password);

    /// <summary>Whether the password is the account's. Takes as long for an account that does not exist.</summary>
    public bool IsRight(Account? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(account?.Name ?? "", account?.PasswordHash ?? _nobody.Value, password);
        return account is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>What is wrong with a new password; null when nothing is.</summary>
    public static string? Fault(string name, string password) => password.Length switch
    {
        < Shortest => $"Mật khẩu phải dài ít nhất {Shortest} ký tự.",
        > Longest => $"Mật khẩu dài nhất {Longest} ký tự.",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) => "Mật khẩu không được chứa tên tài khoản.",
        _ when password.Distinct().Count() < 4 => "Mật khẩu quá dễ đoán.",
        _ => null,
    };
}
