namespace Xnat.Typed.Tool.Commands;

/// <summary>What the shell gets to know.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int Misused = 2;
}
