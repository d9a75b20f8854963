using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>What <c>--version</c> says: the program, its build, and of which XNAT the schemas are that it has in it.</summary>
internal sealed class ToolVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var assembly = typeof(ToolVersion).Assembly;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine($"{ToolName.Command} {ToolName.Version}");
        output.WriteLine($"build {assembly.ManifestModule.ModuleVersionId:N}, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.RuntimeIdentifier}");
        output.WriteLine($"schemas of XNAT {new XnatServerOptions().Version}");
        return ExitCodes.Done;
    }
}
