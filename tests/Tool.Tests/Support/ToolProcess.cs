using System.Diagnostics;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>The command as a process of its own, as a shell starts it.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;

    private ToolProcess(Process process) => this.process = process;

    /// <summary>Starts the command, signed in as the administrator of a server of ours.</summary>
    public static ToolProcess Start(params string[] words) => new(Run(["dotnet", Path, .. words]));

    /// <summary>A line for the shell, in which <c>xnat-typed</c> is the command.</summary>
    public static async Task<ToolRun> ShellAsync(string line)
    {
        using var tool = new ToolProcess(Run(["/bin/sh", "-c", $"xnat_typed() {{ dotnet '{Path}' \"$@\"; }}\n{line}"]));
        return await tool.EndAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<ToolRun> EndAsync()
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>
    /// Asks it to end. SIGINT goes the same way in the command, but is not heard by what a shell has started in the background.
    /// </summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "xnat-typed.dll");

    private static Process Run(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true
        };
        var nowhere = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "no-such-folder");
        foreach (var name in new[] { "XNAT_USER", "XNAT_PASS" }) start.Environment[name] = "admin";
        foreach (var name in new[] { "NETRC", "XNAT_TYPED_HOME" }) start.Environment[name] = nowhere;
        start.Environment.Remove("XNAT_HOST");
        return Process.Start(start)!;
    }
}
