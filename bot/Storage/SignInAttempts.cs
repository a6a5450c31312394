namespace De06Assistant.Bot.Storage;

/// <summary>How often signing in may fail.</summary>
/// <param name="MostFailures">The failure that locks.</param>
/// <param name="Period">How long failures are counted together, and how long a lock holds.</param>
public sealed record LockRule(int MostFailures, TimeSpan Period);

/// <summary>
/// Counts attempts to sign in by subject: a hash of an account's name or of an address. Kept in the records, so that a
/// restart forgives nothing and processes count together.
/// </summary>
public sealed class SignInAttempts(RecordWriter writer)
{
    /// <summary>
    /// Counts an attempt as a failure before its password is looked at, so that many at once are counted all the same.
    /// </summary>
    /// <returns>False when one of the subjects is locked; then nothing is counted.</returns>
    public Task<bool> TryBeginAsync(IReadOnlyList<string> subjects, LockRule rule, DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        var values = new
        {
            now = now.ToUnixTimeMilliseconds(),
            oldest = (now - rule.Period).ToUnixTimeMilliseconds(),
            until = (now + rule.Period).ToUnixTimeMilliseconds(),
            // A period more than can be, since the clocks of several machines differ.
            farAhead = (now + rule.Period * 2).ToUnixTimeMilliseconds(),
            most = rule.MostFailures,
        };
        // What lies far ahead was counted by a clock that has been put back since.
        transaction.Execute("DELETE FROM sign_in_attempts WHERE first_at <= @oldest OR first_at > @farAhead OR locked_until > @farAhead OR (locked_until > 0 AND locked_until <= @now)", values);
        if (subjects.Any(subject => transaction.ExecuteScalar<long>("SELECT COUNT(*) FROM sign_in_attempts WHERE subject = @subject AND locked_until > @now", new { subject, values.now }) > 0)) return false;
        foreach (var subject in subjects)
            transaction.Execute(
                "INSERT INTO sign_in_attempts(subject, failures, first_at, locked_until) VALUES(@subject, 1, @now, 0) ON CONFLICT(subject) DO UPDATE SET failures = sign_in_attempts.failures + 1",
                new { subject, values.now });
        foreach (var subject in subjects) transaction.Execute("UPDATE sign_in_attempts SET locked_until = @until WHERE subject = @subject AND failures >= @most", new { subject, values.until, values.most });
        return true;
    }, cancellationToken);

    /// <summary>Takes an attempt back that succeeded: the account starts afresh; of the address only this attempt is forgiven.</summary>
    public Task SucceededAsync(string account, string address, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        transaction.Execute("DELETE FROM sign_in_attempts WHERE subject = @account", new { account });
        transaction.Execute("UPDATE sign_in_attempts SET failures = failures - 1, locked_until = 0 WHERE subject = @address", new { address });
        return true;
    }, cancellationToken);
}
