namespace Xnat.Typed.Tool.Commands;

/// <summary>What the shell gets to know.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int Misused = 2;

    /// <summary>Some of it was done; what was not is named.</summary>
    public const int PartlyDone = 3;

    /// <summary>Two things that were compared are not the same.</summary>
    public const int Differs = 4;

    /// <summary>The server cannot be reached, or wants to be asked later; the same call may do then.</summary>
    public const int Unreachable = 5;

    /// <summary>Somebody pressed Ctrl+C, or asked the process to end: 128 and the number of the signal, as shells have it.</summary>
    public const int Interrupted = 130;
}
