using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed logout</c>: ends a session that <c>login</c> keeps, and forgets the server.</summary>
internal static class LogoutCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "The server. Default: the one that login was last called for.", Arity = ArgumentArity.ZeroOrOne
        };
        var quiet = CommandRun.Quiet();
        var command = new ExampleCommand(
            "logout", "End the session of a server on it and here, and forget the server.", "xnat-typed logout lab") { name, quiet };
        CommandRun.Set(
            command,
            quiet,
            (parsed, reporter, cancellationToken) => RunAsync(environment, parsed.GetValue(name), reporter, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ToolEnvironment environment, string? name, Reporter reporter, CancellationToken cancellationToken)
    {
        var store = ServerStore.Of(environment);
        var server = name is null ? store.Current() : store.Find(name);
        if (server is null) throw new MisuseException("No server is kept, so there is nothing to end.");
        var options = new XnatClientOptions { AllowPlainHttp = server.AllowsPlainHttp, ApplicationName = ToolName.Agent };
        var path = store.SessionPath(server.Name);
        try
        {
            await XnatSessionFile.EndAsync(path, options, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatException exception)
        {
            // Whoever logs out wants it gone from here, whatever the server says.
            File.Delete(path);
            File.Delete(path + ".lock");
            store.Forget(server.Name);
            reporter.ComplainLines(
                $"The session is forgotten here, but may go on at the server until it ends by itself: {Failure.TextOf(exception)}");
            return exception is XnatConnectionException ? ExitCodes.Unreachable : ExitCodes.Failed;
        }

        store.Forget(server.Name);
        reporter.Say($"Signed out of '{server.Name}'.");
        return ExitCodes.Done;
    }
}
