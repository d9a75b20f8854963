using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words that say what is downloaded and where to.</summary>
internal sealed class DownloadOptionsOfCall
{
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Folder to download into, or a file that ends with .zip.", HelpName = "DIR_OR_ZIP", Required = true
    };

    private readonly Option<string?> scan = new("--scan")
    {
        Description = "Only scans of this ID or type; * stands for any letters. Without it everything of the object comes.",
        HelpName = "ID_OR_TYPE",
    };

    private readonly Option<string?> resource = new("--resource")
    {
        Description = "Only resources of this label; * stands for any letters.", HelpName = "R"
    };

    private readonly Option<string?> match = new("--match")
    {
        Description = "Only files of this name, or path if it has a slash; * stands for any letters.", HelpName = "PATTERN"
    };

    private readonly Option<string?> layout = new("--layout")
    {
        Description = "How files are called: flat, or a template such as sub-{subject}/ses-{session}/{scan}_{type}/{file}. Default: as "
            + "xnatpy has it.",
        HelpName = "TEMPLATE",
    };

    private readonly Option<int> parallel = new("--parallel")
    {
        Description = "Files at a time, at most.", HelpName = "N", DefaultValueFactory = _ => new DirectoryOptions().MaxConcurrency
    };

    private readonly Option<string> catalog = Choices.Of(
        "--catalog",
        "How closely files must agree with the catalog: with lenient, one of another length or digest is kept as it came whole, and one "
            + "that is listed and not there is no failure.",
        "strict",
        "strict", "lenient");

    private readonly Option<bool> fewer = new("--accept-fewer")
    {
        Description = "Go on although the server lists much less than at an earlier run into this folder.",
    };

    private readonly Option<string> ifExists = Choices.IfExists();

    public void AddTo(Command command)
    {
        Option[] all = [output, scan, resource, match, layout, parallel, ifExists, catalog, fewer];
        foreach (var option in all) command.Options.Add(option);
    }

    /// <exception cref="MisuseException">The zip is there already, and is not to be replaced.</exception>
    public DownloadOrder Read(ParseResult parsed)
    {
        var order = OrderOf(parsed);
        return order.IsZip && File.Exists(order.Output) && !order.Overwrites
            ? throw new MisuseException("The zip is there already; add --if-exists replace to write over it, or give another name.")
            : order;
    }

    private DownloadOrder OrderOf(ParseResult parsed) => new(
        Path.GetFullPath(parsed.GetValue(output)!),
        parsed.GetValue(scan),
        parsed.GetValue(resource),
        parsed.GetValue(match),
        parsed.GetValue(layout) switch
        {
            null => null,
            "flat" => DirectoryLayout.Flat,
            var template => DirectoryLayout.Template(template),
        },
        Choices.IfExistsOf(parsed.GetValue(ifExists)!),
        Choices.AtLeastOne(parsed.GetValue(parallel), "--parallel"),
        parsed.GetValue(catalog) == "lenient" ? CatalogCheck.Lenient : CatalogCheck.Strict,
        parsed.GetValue(fewer));
}
