using System.CommandLine;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>Where a command writes to.</summary>
internal sealed class ToolConsole : InvocationConfiguration
{
    private const int StandardOutput = 1;

    /// <summary>The terminal at which a person reads the output; <see langword="null"/> where a file or a program takes it.</summary>
    /// <remarks>Made when something is shown: finding out what a terminal can do takes longer than showing help.</remarks>
    public Func<IAnsiConsole>? Terminal { get; init; }

    /// <summary>The stream below the output; <see langword="null"/> where texts alone are taken.</summary>
    public Stream? Bytes { get; init; }

    /// <summary>The terminal at which progress is shown, on the error stream; <see langword="null"/> where there is none.</summary>
    public Func<IAnsiConsole>? ErrorTerminal { get; init; }

    public static ToolConsole OfThisProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var bytes = isTerminal ? null : Open();
        return new()
        {
            ProcessTerminationTimeout = null,
            Output = bytes is null ? Console.Out : new StreamWriter(bytes, bufferSize: 16 * 1024) { NewLine = Environment.NewLine },
            Bytes = bytes,
            Terminal = isTerminal ? static () => AnsiConsole.Console : null,
            ErrorTerminal = Console.IsErrorRedirected
                ? null
                : static () => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }),
        };
    }

    /// <summary>
    /// .NET's own stream says nothing when the program that reads from a pipe has ended, and a long listing would go on for nobody. A file
    /// is written by that stream all the same: only it moves the position that the shell's next command writes at.
    /// </summary>
    private static Stream Open()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!pipe.CanSeek) return pipe;
        pipe.Dispose();
        return Console.OpenStandardOutput();
    }
}
