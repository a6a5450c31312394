using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>Deletes left questions, old audit entries and Direct Line conversations when the bot starts and once a day after that.</summary>
internal sealed class Retention(RetentionStore store, IOptions<AssistantOptions> options, TimeProvider time, ILogger<Retention> log) : BackgroundService
{
    /// <summary>Days after which an entry of the audit trail is deleted: two years and a month, so that a yearly review finds the year before.</summary>
    private const int AuditDays = 760;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do await PurgeAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The bot ends.
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
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
