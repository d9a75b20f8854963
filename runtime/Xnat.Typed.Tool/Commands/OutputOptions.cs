using System.CommandLine;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words that say for whom the output is.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> json;
    private readonly Option<bool>? csv;
    private readonly Option<bool> quiet;

    private OutputOptions(string jsonDescription, bool hasCsv, string quietDescription)
    {
        json = new("--json") { Description = jsonDescription };
        csv = hasCsv ? new("--csv") { Description = "Write comma-separated values (RFC 4180) with a header." } : null;
        quiet = new("--quiet", "-q") { Description = quietDescription };
    }

    /// <summary>For commands that list.</summary>
    public static OutputOptions OfTable() =>
        new("Write an array of objects, for other programs.", hasCsv: true, "Write identifiers alone, one a line, for pipes.");

    /// <summary>For commands that work.</summary>
    public static OutputOptions OfWork() => new(
        "Write a line of JSON with its type for each thing that happens; the last one is the summary or the error.",
        hasCsv: false,
        "Write nothing but what the command made or found, one identifier a line, and what went wrong.");

    public void AddTo(Command command)
    {
        command.Options.Add(json);
        if (csv is not null) command.Options.Add(csv);
        command.Options.Add(quiet);
    }

    /// <summary>The format; <see langword="null"/> where several were asked for.</summary>
    public OutputFormat? FormatOf(ParseResult parsed)
    {
        var (isJson, isCsv, isQuiet) = (parsed.GetValue(json), csv is not null && parsed.GetValue(csv), parsed.GetValue(quiet));
        return (isJson, isCsv, isQuiet) switch
        {
            (false, false, false) => OutputFormat.Text,
            (true, false, false) => OutputFormat.Json,
            (false, true, false) => OutputFormat.Csv,
            (false, false, true) => OutputFormat.Quiet,
            _ => null,
        };
    }
}
