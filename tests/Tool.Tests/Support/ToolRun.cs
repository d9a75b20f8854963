using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Commands;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>One call of the command in this process, its output caught.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Signed in as the administrator of the server in process.</summary>
    public static Task<ToolRun> OfAsync(params string[] arguments) =>
        OfAsync(Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "admin")), arguments);

    public static async Task<ToolRun> OfAsync(ToolEnvironment environment, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await ToolCommand.RunAsync(arguments, environment, new InvocationConfiguration { Output = output, Error = error });
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>An environment with these variables, without a netrc file and without anybody to ask.</summary>
    public static ToolEnvironment Variables(params (string Name, string Value)[] variables)
    {
        var values = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        values.TryAdd("NETRC", Path.Combine(Path.GetTempPath(), "no-such-folder", "netrc"));
        values.TryAdd("XNAT_TYPED_HOME", Path.Combine(Path.GetTempPath(), "no-such-folder", "xnat-typed"));
        return new ToolEnvironment(name => values.GetValueOrDefault(name), null);
    }
}
