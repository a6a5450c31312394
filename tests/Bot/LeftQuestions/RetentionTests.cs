using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace De06Assistant.Tests.Bot.LeftQuestions;

/// <summary>Deletes at the start and once a day, by the clock that it is given.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_DayByDay_DeletesOnTheDayAndNotBefore()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime(Start);
        var database = new SqliteRecords(folder.File("records.db"));
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            var questions = new LeftQuestionStore(database, writer);
            Assert.True(await questions.AddAsync(Question("A", Start.AddDays(-89)), CancellationToken.None));
            Assert.True(await questions.AddAsync(Question("B", Start.AddDays(-88)), CancellationToken.None));
            using var retention = new Retention(new RetentionStore(database, writer), Options.Create(new AssistantOptions()), time, NullLogger<Retention>.Instance);
            await retention.StartAsync(CancellationToken.None);
            await time.TimerIsSet.Task;
            Assert.NotNull(questions.ByCode("A"));

            time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
            await Eventually.HoldsAsync(() => questions.ByCode("A") is null, "A was deleted");
            Assert.NotNull(questions.ByCode("B"));

            time.Advance(TimeSpan.FromDays(1));
            await Eventually.HoldsAsync(() => questions.ByCode("B") is null, "B was deleted");
            await retention.StopAsync(CancellationToken.None);
        }
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Run_ClockPutAYearAhead_DeletesNothingUntilItHasStoodForADay()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime(Start);
        var database = new SqliteRecords(folder.File("records.db"));
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            var (questions, log) = (new LeftQuestionStore(database, writer), new LogOf<Retention>());
            Assert.True(await questions.AddAsync(Question("A", Start.AddDays(-1)), CancellationToken.None));
            using var retention = new Retention(new RetentionStore(database, writer), Options.Create(new AssistantOptions()), time, log);
            await retention.StartAsync(CancellationToken.None);
            await time.TimerIsSet.Task;
            time.Advance(TimeSpan.FromDays(365));
            await Eventually.HoldsAsync(() => log.Lines.Any(line => line.Contains("nothing is deleted today", StringComparison.Ordinal)), "it was said that nothing is deleted");
            Assert.NotNull(questions.ByCode("A"));
            // It was right after all.
            time.Advance(TimeSpan.FromDays(1));
            await Eventually.HoldsAsync(() => questions.ByCode("A") is null, "A was deleted");
            await retention.StopAsync(CancellationToken.None);
        }
        SqliteConnection.ClearAllPools();
    }

    private static LeftQuestionRecord Question(string code, DateTimeOffset at) => new(code, code, null, at, "2026-08-24", null, null, null, "api", "câu hỏi", null);

    /// <summary>What was logged.</summary>
    private sealed class LogOf<T> : ILogger<T>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }
    }

    /// <summary>A clock that moves only when told, with the one timer that is set on it.</summary>
    private sealed class ManualTime(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;
        private ManualTimer? _timer;

        public TaskCompletionSource TimerIsSet { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timer = new ManualTimer(callback, state, period) { Due = _now + dueTime };
            TimerIsSet.TrySetResult();
            return _timer;
        }

        public void Advance(TimeSpan by)
        {
            _now += by;
            if (_timer is not { } timer || timer.Due > _now) return;
            timer.Due += timer.Period;
            timer.Callback(timer.State);
        }
    }

    private sealed class ManualTimer(TimerCallback callback, object? state, TimeSpan period) : ITimer
    {
        public TimerCallback Callback { get; } = callback;

        public object? State { get; } = state;

        public TimeSpan Period { get; } = period;

        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
