using System.Diagnostics;

namespace De06Assistant.Benchmarks;

/// <summary>Times a call many times and reports the spread.</summary>
internal static class Percentiles
{
    public static (double Median, double P99) Measure(int rounds, IReadOnlyList<string> inputs, Action<string> call)
    {
        foreach (var input in inputs) call(input);
        var times = new List<double>(rounds * inputs.Count);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var input in inputs)
            {
                var started = Stopwatch.GetTimestamp();
                call(input);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }
        times.Sort();
        return (times[times.Count / 2], times[(int)(times.Count * 0.99)]);
    }
}
