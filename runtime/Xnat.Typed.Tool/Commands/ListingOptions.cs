using System.CommandLine;
using Xnat.Typed.Tool.Places;
using Xnat.Typed.Tool.Where;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words that choose columns and rows of a listing of objects.</summary>
/// <param name="itemType">Data type of the objects.</param>
/// <param name="usual">Columns that are shown where none are named.</param>
/// <param name="hasType">Whether the objects are of several data types.</param>
internal sealed class ListingOptions(string itemType, string usual, bool hasType)
{
    private readonly Option<string?> columns = new("--columns")
    {
        Description = $"Columns by their names, separated by commas: of the objects themselves (label), of what is above (subject.group), "
            + $"of any data type (xnat:mrScanData/parameters/tr), and variable.NAME. Default: {usual}.",
        HelpName = "NAMES",
    };

    private readonly Option<string?> where = new("--where")
    {
        Description = "Only what this is true of, such as \"label like 'S*' and not ID = S_7\"; docs/tool.md has the language.",
        HelpName = "CONDITION",
    };

    private readonly Option<string?> type = new("--type")
    {
        Description = "Only objects of this data type, whose fields need no data type in front then.",
        HelpName = "TYPE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(columns);
        command.Options.Add(where);
        if (hasType) command.Options.Add(type);
    }

    public ItemTable Read(ParseResult parsed)
    {
        var narrowed = hasType ? parsed.GetValue(type) : null;
        var named = narrowed ?? itemType;
        var condition = parsed.GetValue(where) is { } text ? WhereParser.Parse(text, named) : null;
        return new(itemType, ItemColumn.Parse(parsed.GetValue(columns) ?? usual, named), condition) { TypeFilter = narrowed };
    }
}
