using System.Diagnostics;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>What stands in folders and is no file.</summary>
internal static class SpecialFiles
{
    public static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
    }
}
