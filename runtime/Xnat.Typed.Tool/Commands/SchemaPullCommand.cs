using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema pull</c>: a server's schemas as files to commit.</summary>
internal static class SchemaPullCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var server = new ServerOptions(environment, isArgument: true);
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder to write to; what has not changed is not touched, and nothing is removed.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "schemas"
        };
        var quiet = CommandRun.Quiet();
        var command = new Command(
            "pull", "Write the schemas of a server to files, with a lock file that says where each is from.") { output, quiet };
        server.AddTo(command);
        CommandRun.Set(
            command,
            quiet,
            (parsed, reporter, cancellationToken) => RunAsync(
                server, new OutputFolder(parsed.GetValue(output)!), parsed, reporter, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ServerOptions options,
        OutputFolder folder,
        ParseResult parsed,
        Reporter reporter,
        CancellationToken cancellationToken)
    {
        var client = await options.ConnectAsync(parsed, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            var server = new SchemaServer(client);
            var listed = await server.ListAsync(cancellationToken).ConfigureAwait(false);
            reporter.Say($"{server.Address.Authority} lists {CountText.Of(listed.Count, "schema")}.");
            var pulled = await new SchemaPull(server).RunAsync(listed, cancellationToken).ConfigureAwait(false);
            var description = await server.DescribeAsync(cancellationToken).ConfigureAwait(false);
            var changes = await new SchemaTree(folder)
                .WriteAsync(pulled, server.Address, description, cancellationToken)
                .ConfigureAwait(false);
            var names = ClassNames.Of(pulled, cancellationToken);
            return Report(reporter, folder, changes, [.. pulled.Failures, .. changes.Failures], names);
        }
    }

    private static int Report(
        Reporter reporter, OutputFolder folder, SchemaTreeChanges changes, IReadOnlyList<FailedSchema> failures, ClassNames names)
    {
        reporter.SayRows(["", "File"], [.. changes.Files.Select(file => new[] { WordFor(file.State), file.File })]);
        foreach (var failure in failures) reporter.Complain($"{failure.Name}: {failure.Reason}");
        foreach (var file in changes.Left) reporter.Say($"{file}: the server has it no more; remove the file if nothing needs it.");
        var counts = string.Join(
            ", ", Enum.GetValues<WrittenState>().Select(state => $"{changes.Files.Count(file => file.State == state)} {WordFor(state)}"));
        if (changes.Files.Count == 0)
        {
            reporter.Complain($"No schema could be fetched, nothing was written; {failures.Count} failed.");
            return ExitCodes.Failed;
        }

        reporter.Say($"{folder.DisplayPath()}: {counts}, {failures.Count} failed.");
        names.Say(reporter, isAll: false);
        reporter.Say($"In the project file: <XnatSchema Include=\"{folder.DisplayPath()}/**/*.xsd\" />");
        return ExitCodes.Done;
    }

    private static string WordFor(WrittenState state) => state switch
    {
        WrittenState.New => "new",
        WrittenState.Changed => "changed",
        _ => "unchanged",
    };
}
