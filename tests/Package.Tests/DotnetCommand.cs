using System.Diagnostics;

namespace Xnat.Typed.Package.Tests;

/// <summary>Runs <c>dotnet</c> as a user would, untouched by the build and the test run that we are inside of.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs to the end and gives what was printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error; what it printed is in the message.</exception>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (succeeded, text) = await TryRunAsync(folder, arguments);
        return succeeded ? text : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{text}");
    }

    /// <summary>Runs to the end, and says whether that was a good one and what was printed.</summary>
    public static async Task<(bool Succeeded, string Output)> TryRunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, await output + await errors);
    }

    /// <summary>Starts something that runs until it is ended.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // dotnet test tells its children where its own MSBuild lies.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // Nodes that outlive the build would hold on to its output, and to the folder that is deleted at the end.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Goes before what a nuget.config says.
        start.Environment.Remove("NUGET_PACKAGES");
        return Process.Start(start)!;
    }
}
