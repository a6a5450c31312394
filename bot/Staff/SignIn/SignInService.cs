using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Staff.Accounts;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace De06Assistant.Bot.Staff.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
internal enum SignInResult
{
    /// <summary>The password is the account's.</summary>
    Done,

    /// <summary>It is not, or there is no such account.</summary>
    Wrong,

    /// <summary>Too many failures: the password was not even looked at.</summary>
    Locked,
}

/// <summary>Checks who signs in, and locks out whoever guesses.</summary>
internal sealed class SignInService(AccountStore accounts, Passwords passwords, SignInAttempts attempts, AuditStore audit, TimeProvider time, ILogger<SignInService> log)
{
    /// <summary>The claim that holds the account's stamp.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Five failures lock the account and the address for a quarter of an hour.</summary>
    public static readonly LockRule Lock = new(5, TimeSpan.FromMinutes(15));

    /// <summary>Checks name and password.</summary>
    /// <returns>The principal when they are right.</returns>
    public async Task<(SignInResult Result, ClaimsPrincipal? Principal)> TryAsync(string name, string password, string address, CancellationToken cancellationToken)
    {
        var (accountSubject, addressSubject) = (Subject("account", name), Subject("address", address));
        if (!await attempts.TryBeginAsync([accountSubject, addressSubject], Lock, time.GetUtcNow(), cancellationToken)) return (SignInResult.Locked, null);
        // Only known names are looked up and written down: what else is typed there may be a password.
        var account = AccountName.IsWellFormed(name) ? accounts.Find(name) : null;
        if (password.Length > Passwords.Longest || !passwords.IsRight(account, password))
        {
            log.LogWarning("A sign-in to the staff page failed");
            await audit.AddAsync(new AuditRecord(time.GetUtcNow(), account?.Name ?? "", "sign-in-failed", null, address), cancellationToken);
            return (SignInResult.Wrong, null);
        }
        await attempts.SucceededAsync(accountSubject, addressSubject, cancellationToken);
        await audit.AddAsync(new AuditRecord(time.GetUtcNow(), account!.Name, "sign-in", null, address), cancellationToken);
        return (SignInResult.Done, Principal(account));
    }

    /// <summary>The session's principal as the account is now; null when the account is gone or its password was changed.</summary>
    public ClaimsPrincipal? Renew(ClaimsPrincipal principal) =>
        principal.Identity?.Name is { } name && accounts.Find(name) is { } account && account.Stamp == principal.FindFirstValue(StampClaim) ? Principal(account) : null;

    private static ClaimsPrincipal Principal(Account account) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Name),
            new Claim(ClaimTypes.Name, account.Name),
            new Claim(ClaimTypes.Role, account.Role),
            new Claim(StampClaim, account.Stamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    private static string Subject(string kind, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{value}")));
}
