using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>One call of a command over a server's data.</summary>
/// <param name="Xnat">The client, signed in.</param>
/// <param name="Parsed">The words of the call.</param>
/// <param name="Reporter">Says what happens.</param>
/// <param name="Environment">Where somebody may be asked.</param>
internal sealed record DataCall(XnatClient Xnat, ParseResult Parsed, Reporter Reporter, ToolEnvironment Environment);
