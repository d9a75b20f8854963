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
        var command = new Command("list", "List the schemas of a server, one name a line.");
        server.AddTo(command);
        CommandRun.Set(command, null, (parsed, reporter, cancellationToken) => RunAsync(server, parsed, reporter, cancellationToken));
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
            var names = await new SchemaServer(client).ListAsync(cancellationToken).ConfigureAwait(false);
            reporter.ShowRows(["Schema"], [.. names.Select(name => new[] { name })]);
        }

        return ExitCodes.Done;
    }
}
