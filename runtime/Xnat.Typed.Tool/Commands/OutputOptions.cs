using System.CommandLine;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words that say for whom the output is.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool>? json;
    private readonly Option<bool>? csv;
    private readonly Option<bool>? quiet;

    private OutputOptions(Option<bool>? json, Option<bool>? csv, Option<bool>? quiet) =>
        (this.json, this.csv, this.quiet) = (json, csv, quiet);

    /// <summary>For commands that list.</summary>
    public static OutputOptions OfTable() => new(
        new("--json") { Description = "Write an array of objects, for other programs." },
        new("--csv") { Description = "Write comma-separated values (RFC 4180) with a header." },
        new("--quiet", "-q") { Description = "Write identifiers alone, one a line, for pipes." });

    /// <summary>For commands that work.</summary>
    public static OutputOptions OfWork() => new(
        new("--json")
        {
            Description = "Write a line of JSON with its type for each thing that happens; the last one is the summary or the error.",
        },
        null,
        new("--quiet", "-q") { Description = "Write identifiers of what was done alone, one a line, and what went wrong." });

    /// <summary>For commands whose output has its form already.</summary>
    public static OutputOptions None() => new(null, null, null);

    public void AddTo(Command command)
    {
        foreach (var option in new[] { json, csv, quiet }.OfType<Option<bool>>()) command.Options.Add(option);
    }

    /// <summary>The format; <see langword="null"/> where several were asked for.</summary>
    public OutputFormat? FormatOf(ParseResult parsed)
    {
        return (IsGiven(json), IsGiven(csv), IsGiven(quiet)) switch
        {
            (false, false, false) => OutputFormat.Text,
            (true, false, false) => OutputFormat.Json,
            (false, true, false) => OutputFormat.Csv,
            (false, false, true) => OutputFormat.Quiet,
            _ => null,
        };

        bool IsGiven(Option<bool>? option) => option is not null && parsed.GetValue(option);
    }
}
