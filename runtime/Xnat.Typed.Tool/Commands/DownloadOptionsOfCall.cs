using System.CommandLine;

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

    private readonly Option<string> ifExists = Choices.IfExists();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { output, scan, resource, match, layout, parallel, ifExists }) command.Options.Add(option);
    }

    public DownloadOrder Read(ParseResult parsed) => new(
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
        Choices.AtLeastOne(parsed.GetValue(parallel), "--parallel"));
}
