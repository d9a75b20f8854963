using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed servers</c>: the servers that <c>login</c> keeps.</summary>
internal static class ServersCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var output = OutputOptions.OfTable();
        var command = new ExampleCommand(
            "servers", "List the servers that login keeps, the one first that is meant without a name.", "xnat-typed servers");
        output.AddTo(command);
        CommandRun.Set(command, output, (_, reporter, _) =>
        {
            var store = ServerStore.Of(environment);
            var known = store.Read();
            var table = reporter.Table(["name", "url", "user", "current", "session"]);
            foreach (var server in known.Servers.OrderByDescending(server => server.Name == known.Current))
            {
                table.Add(
                    server.Name,
                    [server.Name, server.Url, server.User, server.Name == known.Current, File.Exists(store.SessionPath(server.Name))]);
            }

            table.End();
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
