using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Changes;
using Xnat.Typed.Tool.Changes.Uses;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema check</c>: whether a server still says what the schemas of a project say.</summary>
internal static class SchemaCheckCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var locked = new Option<string?>("--lock")
        {
            Description = $"Lock of the pulled schemas, or their folder. Default: schemas/{SchemaLock.FileName}, or that here.",
            HelpName = "FILE",
        };
        var project = new Option<string?>("--project")
        {
            Description = "Say which uses in this project break, or may be affected; it is compiled with the schemas of the server in "
                + "place of the pulled ones, into a folder of its own.",
            HelpName = "App.csproj",
        };
        var options = new ChangeOptions(FailOn.Any);
        var server = new ServerOptions(environment, isArgument: true);
        var command = new ExampleCommand(
            "check",
            "Say whether a server has other schemas than those that were pulled; exit code 4 if it has.",
            "xnat-typed schema check https://xnat.example.org --project App.csproj",
            "xnat-typed schema check https://xnat.example.org --lock schemas --fail-on breaking --format junit") { locked, project };
        server.AddTo(command);
        options.AddTo(command);
        CommandRun.Set(command, null, async (parsed, reporter, cancellationToken) =>
        {
            options.Check(parsed);
            var path = parsed.GetValue(locked) ?? SchemaLoader.UsualLock() ?? throw new MisuseException(
                $"There is no lock here, neither {SchemaLock.FileName} nor schemas/{SchemaLock.FileName}; name it with --lock, or call "
                + "xnat-typed schema pull first.");
            var folder = await LockedFolder.OpenAsync(path, cancellationToken).ConfigureAwait(false);
            var before = folder.Read(cancellationToken);
            var names = folder.Lock.Schemas.Select(static schema => schema.Name).ToHashSet(StringComparer.Ordinal);
            var client = await server.ConnectAsync(parsed, cancellationToken).ConfigureAwait(false);
            await using (client.ConfigureAwait(false))
            {
                var served = await SchemaLoader.OfServerAsync(client, names.Contains, cancellationToken).ConfigureAwait(false);
                var mend = ShellLine.Of("schema", "pull", client.Address.AbsoluteUri, "--output", folder.DisplayPath);
                var report = await options.CompareAsync(
                    parsed, reporter, before, served.Schemas, folder.DisplayPath, mend, cancellationToken).ConfigureAwait(false);
                var uses = parsed.GetValue(project) is { } file
                    ? await UseFinder.FindAsync(file, folder, served.Pulled, report.Changes, cancellationToken).ConfigureAwait(false)
                    : null;
                return options.Finish(parsed, reporter, report with { Notes = [.. DriftNotes.Of(folder, served)], Uses = uses });
            }
        });
        return command;
    }
}
