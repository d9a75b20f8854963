using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema list</c>: names of a server's schemas.</summary>
internal static class SchemaListCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var server = new ServerOptions(environment, isArgument: true);
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Only the names of the schemas, one a line; no schema is fetched." };
        var command = new ExampleCommand(
            "list",
            "List the schemas of a server, and its data types with their classes.",
            "xnat-typed schema list https://xnat.example.org") { quiet };
        server.AddTo(command);
        CommandRun.Set(command, quiet, (parsed, reporter, cancellationToken) => RunAsync(server, parsed, reporter, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ServerOptions options,
        ParseResult parsed,
        Reporter reporter,
        CancellationToken cancellationToken)
    {
        var client = await options.ConnectAsync(parsed, cancellationToken).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            var schemas = new SchemaServer(client);
            var names = await schemas.ListAsync(cancellationToken).ConfigureAwait(false);
            reporter.ShowRows(["Schema"], [.. names.Select(name => new[] { name })]);
            if (reporter.Format == OutputFormat.Quiet) return ExitCodes.Done;
            var pulled = await new SchemaPull(schemas).RunAsync(names, cancellationToken).ConfigureAwait(false);
            ClassNames.Of(pulled, cancellationToken).Say(reporter, isAll: true);
            foreach (var failure in pulled.Failures) reporter.Complain($"{failure.Name}: {failure.Reason}");
            return pulled.Failures.Count == 0 ? ExitCodes.Done : ExitCodes.PartlyDone;
        }
    }
}
