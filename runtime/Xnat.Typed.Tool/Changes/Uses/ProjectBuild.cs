using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Changes.Uses;

/// <summary>Compiles a project into a folder of its own and reads what the compiler says.</summary>
internal static partial class ProjectBuild
{
    /// <summary>The target frameworks of a project; one without a name where it has a single one.</summary>
    /// <exception cref="XnatContentException">The file is no project that can be read.</exception>
    public static async Task<IReadOnlyList<string>> FrameworksAsync(string project, CancellationToken cancellationToken)
    {
        string[] words = ["msbuild", project, "-nologo", "-tl:off", "-getProperty:TargetFrameworks"];
        var (exitCode, output) = await RunAsync(project, words, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            var error = FirstError(output.Split('\n', StringSplitOptions.TrimEntries));
            throw new XnatContentException($"{project} cannot be read, so nothing is said of its uses: {error}");
        }

        string[] several = output.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return several.Length > 0 ? several : [""];
    }

    /// <summary>What the compiler, and the analyzer of uses that the schemas do not have, say of the project itself.</summary>
    /// <param name="schemas">The project and what its build imports.</param>
    /// <param name="isSwapped">Whether it sees the other schemas.</param>
    /// <param name="framework">One of several target frameworks; empty for the only one.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <exception cref="MisuseException">The project has none of the schemas, or there is no SDK.</exception>
    /// <exception cref="XnatContentException">It cannot be built at all.</exception>
    public static async Task<IReadOnlyList<CompilerMessage>> CompileAsync(
        SwappedSchemas schemas, bool isSwapped, string framework, CancellationToken cancellationToken)
    {
        string[] words =
        [
            "build", schemas.Project, "-t:Compile", "-nologo", "-v:m", "-tl:off", "-clp:NoSummary;DisableConsoleColor",
            $"-p:CustomBeforeMicrosoftCommonTargets={schemas.TargetsPath(isSwapped)}",
            .. framework.Length > 0 ? ["-f", framework] : Array.Empty<string>(),
        ];
        var (exitCode, output) = await RunAsync(schemas.Project, words, cancellationToken).ConfigureAwait(false);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        if (isSwapped && lines.Contains(SwappedSchemas.Mark))
            throw new MisuseException(
                $"{schemas.Project} has none of the schemas of the lock as an XnatSchema item; name the project that they belong to.");
        var messages = lines.Select(Parse).OfType<(CompilerMessage Message, bool IsError, string Project)>()
            .Where(entry => string.Equals(Path.GetFullPath(entry.Project), schemas.Project, StringComparison.Ordinal))
            .DistinctBy(static entry => entry.Message)
            .ToList();
        var isExplained = messages.Any(static entry => entry.IsError);
        if (exitCode != 0 && !isExplained)
            throw new XnatContentException($"{schemas.Project} cannot be built, so nothing is said of its uses: {FirstError(lines)}");
        return [.. messages.Where(static entry => entry.IsError || entry.Message.Code == "XNT0401").Select(static entry => entry.Message)];
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string project, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project)!,
        };
        // A build that this one runs inside of tells its children where its own MSBuild lies.
        var inherited = start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase));
        foreach (var name in inherited.ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Start(start);
        await using var ended = cancellationToken.Register(() => process.Kill(entireProcessTree: true)).ConfigureAwait(false);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (process.ExitCode, output + await errors.ConfigureAwait(false));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new MisuseException("--project needs the .NET SDK, whose command 'dotnet' was not found.");
        }
    }

    private static (CompilerMessage Message, bool IsError, string Project)? Parse(string line)
    {
        var match = Line().Match(line);
        if (!match.Success) return null;
        int Number(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var message = new CompilerMessage(
            match.Groups["file"].Value, Number("line"), Number("column"), match.Groups["code"].Value, match.Groups["text"].Value);
        return (message, match.Groups["severity"].Value == "error", match.Groups["project"].Value);
    }

    private static string FirstError(string[] lines) =>
        Array.Find(lines, static line => line.Contains("error ", StringComparison.Ordinal)) ?? "dotnet said no more.";

    [GeneratedRegex(
        @"^(?<file>[^()]+)\((?<line>\d+),(?<column>\d+)[^)]*\): (?<severity>error|warning) (?<code>\w+): "
        + @"(?<text>.*) \[(?<project>[^\]]+?)(::[^\]]*)?\]$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
