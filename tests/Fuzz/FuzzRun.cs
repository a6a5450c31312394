using System.Globalization;

namespace De06Assistant.Tests.Fuzz;

/// <summary>
/// Feeds a reader with inputs that nobody would write, one after another, each from a number of its own, so that a failure can
/// be had again. A small number in every run; DE06_FUZZ_INPUTS=1000000 as many as one likes, DE06_FUZZ_FIRST=n other ones.
/// </summary>
internal static class FuzzRun
{
    private const int Usual = 3000;

    /// <summary>An input that takes longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly long Asked = Number("DE06_FUZZ_INPUTS", Usual);
    private static readonly long First = Number("DE06_FUZZ_FIRST", 0);

    /// <summary>How many inputs a part gets that takes <paramref name="share"/> of them, since each costs it so much more.</summary>
    public static long Count(double share) => Math.Max(1, (long)(Asked * share));

    /// <summary>Runs <paramref name="one"/> with a source of chance for each input.</summary>
    /// <exception cref="FuzzException">It threw, or it hangs.</exception>
    public static Task RunAsync(string part, double share, Action<Random> one) => RunAsync(part, share, random =>
    {
        one(random);
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="RunAsync(string, double, Action{Random})"/>
    public static async Task RunAsync(string part, double share, Func<Random, Task> one)
    {
        var current = First;
        var run = Task.Run(async () =>
        {
            for (; current < First + Count(share); current++) await one(new Random(Seed(part, current)));
        });
        for (var last = -1L; !run.IsCompleted; last = Interlocked.Read(ref current))
        {
            await Task.WhenAny(run, Task.Delay(Patience));
            if (!run.IsCompleted && Interlocked.Read(ref current) == last) throw new FuzzException(part, last, null);
        }
        if (run.IsFaulted) throw new FuzzException(part, current, run.Exception!.InnerException);
    }

    private static long Number(string name, long usual) => long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    // Not string.GetHashCode, which is another one in each process.
    private static int Seed(string part, long number) => unchecked((int)part.Aggregate((ulong)number * 0x9E3779B97F4A7C15 + 14695981039346656037, (hash, c) => (hash ^ c) * 1099511628211));
}

/// <summary>An input was not survived.</summary>
internal sealed class FuzzException(string part, long input, Exception? inner) : Exception(
    $"{part}, input {input} {(inner is null ? "hangs" : $"throws {inner.GetType().Name}: {inner.Message}")}. Again with: DE06_FUZZ_FIRST={input} DE06_FUZZ_INPUTS=1", inner);
