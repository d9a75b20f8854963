using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The whole command.</summary>
internal static class ToolCommand
{
    public static async Task<int> RunAsync(
        string[] arguments,
        ToolEnvironment environment,
        InvocationConfiguration console,
        CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Works with XNAT servers, their schemas and their data.")
        {
            ServeCommand.Create(),
            SchemaCommand.Create(environment),
            ParityCommand.Create(environment)
        };
        var parsed = root.Parse(arguments);
        var code = await parsed.InvokeAsync(console, cancellationToken).ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCodes.Misused : code;
    }
}
