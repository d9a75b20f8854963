using System.Diagnostics;
using System.Globalization;

namespace Xnat.Typed.Benchmarks.Transfer;

/// <summary>What a command took.</summary>
/// <param name="Wall">Milliseconds; its own, where it says them.</param>
/// <param name="Cpu">Milliseconds of the processor, those of the children too, from start to end.</param>
/// <param name="Memory">Largest working set of any of its processes, in MiB.</param>
internal sealed record Spent(double Wall, double Cpu, double Memory)
{
    /// <summary>Runs a command below GNU time.</summary>
    public static Spent Of(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {error.Result}");
        var numbers = error.Result.TrimEnd().Split('\n')[^1].Split(' ').Select(Number).ToArray();
        var own = double.TryParse(output.Trim(), CultureInfo.InvariantCulture, out var wall) ? wall : numbers[0] * 1000;
        return new(own, (numbers[1] + numbers[2]) * 1000, numbers[3] / 1024);
    }

    /// <summary>The medians of several.</summary>
    public static Spent Median(IReadOnlyCollection<Spent> all) => new(
        Measure.Median(all.Select(static one => one.Wall)),
        Measure.Median(all.Select(static one => one.Cpu)),
        Measure.Median(all.Select(static one => one.Memory)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
