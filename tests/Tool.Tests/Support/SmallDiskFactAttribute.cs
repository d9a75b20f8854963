using System.Diagnostics;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>A test on a file system of a few blocks; skipped by name where this account must not mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(TryMount);

    public SmallDiskFactAttribute()
    {
        if (!CanMount.Value) Skip = "needs the right to mount a tmpfs";
    }

    /// <summary>For the shell: a tmpfs of 64 KiB at a folder.</summary>
    public static string Mount(string folder) => $"mount -t tmpfs -o size=64k tmpfs '{folder}'";

    private static bool TryMount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return false;
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{Mount(folder.Path)} && umount '{folder.Path}'"])
        {
            RedirectStandardError = true
        };
        using var shell = Process.Start(start)!;
        shell.WaitForExit();
        return shell.ExitCode == 0;
    }
}
