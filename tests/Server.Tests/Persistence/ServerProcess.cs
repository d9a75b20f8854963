using System.Diagnostics;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary><c>xnat-typed serve</c> as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri url)
    {
        this.process = process;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "admin");
    }

    public HttpClient Http { get; }

    public static async Task<ServerProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Tool(), "serve", "--urls", "http://127.0.0.1:0", .. arguments
            ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        const string ready = "listening on ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(ready, StringComparison.Ordinal)) return new(process, new Uri(line[ready.Length..]));
        throw new InvalidOperationException("The server did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>SIGKILL: the process gets no word in.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM: the process ends as it likes.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    /// <summary>The tool as it was built together with these tests.</summary>
    private static string Tool()
    {
        var configuration = AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        return Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed.Tool", "bin", configuration, "net10.0", "xnat-typed.dll");
    }
}
