using System.ComponentModel;
using System.Diagnostics;

namespace Xnat.Typed.Runtime.Tests.Setup;

/// <summary>A test against Python's own <c>netrc</c> module; skipped, with the reason, where there is no Python 3.11 or later.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsInstalled = new(Ask);

    public PythonFactAttribute()
    {
        // Earlier ones read netrc with another lexer.
        if (!IsInstalled.Value) Skip = "needs python3, 3.11 or later";
    }

    private static bool Ask()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
