namespace Xnat.Typed.Tool.Commands;

/// <summary>What the shell gets to know.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int Misused = 2;

    /// <summary>Two things that were compared are not the same.</summary>
    public const int Differs = 4;

    /// <summary>The server cannot be reached; the same call may do later.</summary>
    public const int Unreachable = 5;
}
