using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed search</c>: objects anywhere on the server, by a condition that the server is asked for.</summary>
internal static class SearchCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var type = new Option<string>("--type")
        {
            Description = "Data type of the objects: xnat:subjectData, xnat:mrSessionData, or one of a plugin.",
            HelpName = "TYPE",
            Required = true,
        };
        var where = new Option<string?>("--where")
        {
            Description = "What must be true of them, such as \"project = brainimages and age > 60\"; docs/tool.md has the language.",
            HelpName = "CONDITION",
        };
        var columns = new Option<string?>("--columns")
        {
            Description = "Columns by their names, separated by commas, as conditions name them.", HelpName = "NAMES"
        };
        var project = new Option<string?>("--project")
        {
            Description = "Only what is in this project, shared objects included, by the labels that they have there.", HelpName = "P"
        };
        var limit = new Option<int?>("--limit") { Description = "So many at the most.", HelpName = "N" };
        var command = new ExampleCommand(
            "search",
            "Search the whole server for projects, subjects or experiments.",
            "xnat-typed search --type xnat:mrSessionData --where \"project = brainimages and age > 60\"",
            "xnat-typed search --type xnat:subjectData --where \"variable.hand = left\" --columns label,project,variable.hand --csv")
        {
            type, where, columns, project, limit,
        };
        return DataCommand.OfTable(environment, command).Does(
            parsed => SearchTable.Parse(
                parsed.GetValue(type)!,
                parsed.GetValue(project),
                parsed.GetValue(where),
                parsed.GetValue(columns),
                parsed.GetValue(limit) is { } count ? Choices.AtLeastOne(count, "--limit") : null),
            static async (call, table, cancellationToken) =>
            {
                await table.ShowAsync(call.Xnat, call.Reporter, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Done;
            });
    }
}
