namespace Xnat.Typed.Tool.Tests.Manual;

/// <summary>A test that needs a program of the system; skipped where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program)))) Skip = $"There is no {program} on this machine.";
    }
}
