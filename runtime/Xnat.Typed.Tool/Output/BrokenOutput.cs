namespace Xnat.Typed.Tool.Output;

/// <summary>Why an output takes nothing more, by the number of the system's error.</summary>
internal static class BrokenOutput
{
    private const int BrokenPipe = 32;

    private const int NoSpace = 28;

    /// <summary>Whether the program that read the output has ended.</summary>
    public static bool IsClosedPipe(IOException exception) => !OperatingSystem.IsWindows() && exception.HResult == BrokenPipe;

    /// <summary>Whether the disk is full.</summary>
    public static bool IsFull(IOException exception) => !OperatingSystem.IsWindows() && exception.HResult == NoSpace;
}
