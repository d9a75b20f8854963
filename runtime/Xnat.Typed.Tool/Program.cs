using System.Runtime.InteropServices;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Output;

using var stop = new CancellationTokenSource();
// Caught here and not by the parser, which answers 130 to a signal that comes before a command has waited for anything.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await ToolCommand.RunAsync(
    args,
    ToolEnvironment.OfThisProcess(),
    ToolConsole.OfThisProcess(),
    stop.Token).ConfigureAwait(false);

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
