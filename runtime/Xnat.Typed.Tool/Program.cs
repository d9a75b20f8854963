using System.CommandLine;
using System.Runtime.InteropServices;
using Xnat.Typed.Tool.Commands;

using var stop = new CancellationTokenSource();
// Caught here and not by the parser, which answers 130 to a signal that comes before a command has waited for anything.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var root = new RootCommand("Works with XNAT servers, their schemas and their data.") { ServeCommand.Create() };
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token).ConfigureAwait(false);
return parsed.Errors.Count > 0 ? ExitCodes.Misused : code;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
