using System.CommandLine;
using System.Globalization;
using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Reading.Components;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Emitting;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Pages;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema docs</c>: pages about all types, to be opened from a disk or put on any web server.</summary>
internal static class SchemaDocsCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var sources = new Argument<string[]>("DIR_OR_URL")
        {
            Description = "Folders and files with schemas (.xsd), or the address of a server.",
            Arity = ArgumentArity.OneOrMore
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder to write to; what has not changed is not touched, and nothing is removed.",
            HelpName = "DIR",
            Required = true
        };
        var title = new Option<string?>("--title")
        {
            Description = "What the pages call it. Default: the folder or the server.",
            HelpName = "TEXT"
        };
        var server = new ServerOptions(environment, isArgument: false);
        var quiet = CommandRun.Quiet();
        var command = new Command(
            "docs",
            "Write pages about every type of schemas: members, allowed values, C# names, search paths. They need no server and no network.")
        {
            sources, output, title, quiet,
        };
        server.AddSignInTo(command);
        CommandRun.Set(command, quiet, async (parsed, reporter, cancellationToken) =>
        {
            var given = parsed.GetValue(sources)!;
            var (documents, failures, name) = IsServer(given)
                ? await FetchAsync(server, given[0], parsed, cancellationToken).ConfigureAwait(false)
                : Read(given, cancellationToken);
            foreach (var failure in failures) reporter.Complain(failure);
            var model = ModelDescriber.Describe(documents, parsed.GetValue(title) ?? name, cancellationToken);
            var folder = new OutputFolder(parsed.GetValue(output)!);
            var isWritten = await WriteAsync(model, folder, reporter, cancellationToken).ConfigureAwait(false);
            if (isWritten && failures.Count > 0) reporter.Complain("The pages lack what these schemas declare.");
            return !isWritten ? ExitCodes.Failed : failures.Count == 0 ? ExitCodes.Done : ExitCodes.PartlyDone;
        });
        return command;
    }

    private static bool IsServer(string[] given) =>
        given is [var one] && !Path.Exists(one)
        && Uri.TryCreate(one, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static (List<SchemaDocument> Documents, IReadOnlyList<string> Failures, string Name) Read(
        string[] paths, CancellationToken cancellationToken)
    {
        var files = SchemaFiles.Read(paths);
        var name = paths is [var one] ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(one))) : "XNAT";
        return ([.. files.Inputs.Select(input => Stages.Read(input, cancellationToken))], files.Failures, name);
    }

    private static async Task<(List<SchemaDocument> Documents, IReadOnlyList<string> Failures, string Name)> FetchAsync(
        ServerOptions options, string address, ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = await options.ConnectAsync(address, parsed, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            var server = new SchemaServer(client);
            var listed = await server.ListAsync(cancellationToken).ConfigureAwait(false);
            var pulled = await new SchemaPull(server).RunAsync(listed, cancellationToken).ConfigureAwait(false);
            return (
                [.. pulled.Schemas.Select(static schema => schema.Document)],
                [.. pulled.Failures.Select(static failure => $"{failure.Name}: {failure.Reason}")],
                server.Address.Host);
        }
    }

    private static async Task<bool> WriteAsync(
        DescribedModel model, OutputFolder folder, Reporter reporter, CancellationToken cancellationToken)
    {
        if (model.Types.Count == 0)
        {
            reporter.Complain("These schemas declare no types; nothing was written.");
            return false;
        }

        var (states, bytes) = (new List<WrittenState>(), 0L);
        foreach (var (path, content) in ModelSite.Files(model))
        {
            states.Add(await folder.WriteAsync(path, content, cancellationToken).ConfigureAwait(false));
            bytes += content.Length;
        }

        var written = states.Count(static state => state != WrittenState.Unchanged);
        reporter.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{CountText.Of(model.Types.Count, "type")} in {CountText.Of(states.Count, "file")}, "
            + $"{bytes / 1048576.0:F1} MiB; {written} written, {states.Count - written} unchanged."));
        reporter.Say($"Open {folder.DisplayPath()}/{PageFrame.FirstPage}");
        return true;
    }
}
