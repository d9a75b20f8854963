using System.Diagnostics;

namespace Xnat.Typed.Benchmarks;

internal static class Measure
{
    /// <summary>Milliseconds of one call.</summary>
    public static double Once(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Milliseconds of one call.</summary>
    public static async Task<double> OnceAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Medians of two actions that take turns, so that a busy minute of the machine meets both.</summary>
    public static (double One, double Other) Pair(int times, Func<double> one, Func<double> other)
    {
        var pairs = Enumerable.Range(0, times).Select(_ => (One: one(), Other: other())).ToArray();
        return (Median(pairs.Select(pair => pair.One)), Median(pairs.Select(pair => pair.Other)));
    }
}
