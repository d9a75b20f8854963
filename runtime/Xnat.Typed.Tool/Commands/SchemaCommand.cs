using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed schema</c>: the schemas of a server, and the code that comes of them.</summary>
internal static class SchemaCommand
{
    public static Command Create(ToolEnvironment environment) => new(
        "schema", "Fetch the schemas of a server's data types, and turn schemas into C#.")
    {
        SchemaPullCommand.Create(environment),
        SchemaListCommand.Create(environment),
        SchemaEmitCommand.Create(),
        SchemaDiffCommand.Create(environment),
        SchemaCheckCommand.Create(environment),
        SchemaDocsCommand.Create(environment),
    };
}
