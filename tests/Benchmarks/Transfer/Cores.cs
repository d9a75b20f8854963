namespace Xnat.Typed.Benchmarks.Transfer;

/// <summary>
/// Commands that run on one core: where both sides of the wire are on one machine, what the one computes is taken from the other, which two
/// machines do not do.
/// </summary>
internal static class Cores
{
    private const string Command = "/usr/bin/taskset";

    public static bool CanBeChosen => Environment.ProcessorCount > 1 && File.Exists(Command);

    public static string[] First => [Command, "-c", "0"];

    public static string[] Second => [Command, "-c", "1"];
}
