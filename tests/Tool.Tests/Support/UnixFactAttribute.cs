namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>A test that sends signals to a process, or looks at its streams as Unix has them; skipped by name elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "needs signals and pipes of Unix";
        else if (!File.Exists("/bin/sh")) Skip = "needs /bin/sh";
    }
}
