using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Commands;

return await ToolCommand.RunAsync(args, ToolEnvironment.OfThisProcess(), new InvocationConfiguration()).ConfigureAwait(false);
