using System.CommandLine;
using Xnat.Typed.Tool.Commands;

var root = new RootCommand("Works with XNAT servers, their schemas and their data.") { ServeCommand.Create() };
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync().ConfigureAwait(false);
return parsed.Errors.Count > 0 ? ExitCodes.Misused : code;
