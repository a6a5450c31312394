using System.Data.Common;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>
/// Deletes left questions, old audit entries and Direct Line conversations when the bot starts and once a day after that. A clock that
/// has gone forward by more than it should is believed only after it has stood for a day: what is deleted does not come back
/// when the clock is put right.
/// </summary>
internal sealed class Retention(RetentionStore store, IOptions<AssistantOptions> options, TimeProvider time, ILogger<Retention> log) : BackgroundService
{
    /// <summary>Days after which an entry of the audit trail is deleted: two years and a month, so that a yearly review finds the year before.</summary>
    private const int AuditDays = 760;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>A service that is in use has recorded something within this time before its start.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(3);

    /// <summary>How much a day may be longer by the clock than by the timer: the hours that a machine sleeps over night.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(16);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = time.GetUtcNow();
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            if (IsBelievable(before)) await PurgeAsync(before, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = time.GetUtcNow();
                if (now - before <= Every + Tolerance) await PurgeAsync(now, stoppingToken);
                else log.LogWarning("The clock has gone forward from {Before} to {Now} within a day; nothing is deleted today", before, now);
                before = now;
            }
        }
        catch (OperationCanceledException)
        {
            // The bot ends.
        }
    }

    /// <summary>Whether the clock can be right: by what was recorded last, since nothing else is known of the time before the start.</summary>
    private bool IsBelievable(DateTimeOffset now)
    {
        try
        {
            if (store.LastRecord() is not { } last || now - last <= LongestRest) return true;
            log.LogInformation("Nothing was recorded since {Last}; what is old is deleted tomorrow, if the clock is right", last);
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            log.LogWarning(fault, "What is to be deleted could not be looked for");
        }
        return false;
    }

    private async Task PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var (questions, entries, directLine) = await store.PurgeAsync(
                now.AddDays(-options.Value.LeftQuestions.RetentionDays), now.AddDays(-AuditDays), now.AddDays(-options.Value.DirectLineDays), now, cancellationToken);
            if (questions + entries + directLine > 0)
                log.LogInformation("Deleted {Questions} left questions, {Entries} audit entries and {Conversations} Direct Line conversations whose time was over", questions, entries, directLine);
        }
        catch (StorageException fault)
        {
            // The writer has said why; tomorrow is another day.
            log.LogWarning(fault, "What is to be deleted could not be deleted");
        }
    }
}
