namespace De06Assistant.Tests.Support;

/// <summary>Waits for what comes by itself: asks again and again, and gives up only when something must be wrong.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"It never came that {what}.");
            await Task.Delay(Between, CancellationToken.None);
        }
    }
}
