using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words that name an object of the archive.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string?> project = Named("--project", "ID or name of the project.", "P");
    private readonly Option<string?> subject = Named("--subject", "Label or ID of the subject.", "S");
    private readonly Option<string?> experiment = Named("--experiment", "Label or ID of the session or other experiment.", "E");
    private readonly Option<string?> scan = Named("--scan", "ID or type of the scan.", "ID");
    private readonly Option<string?> resource = Named("--resource", "Label of the resource.", "R");

    private readonly IReadOnlyList<Option<string?>> offered;

    private PlaceOptions(Func<PlaceOptions, IReadOnlyList<Option<string?>>> choose) => offered = choose(this);

    /// <summary>Nothing need be named.</summary>
    public static PlaceOptions OfSite() => new(static _ => []);

    public static PlaceOptions OfProject() => new(static all => [all.project]);

    public static PlaceOptions DownToSubject() => new(static all => [all.project, all.subject]);

    public static PlaceOptions DownToExperiment() => new(static all => [all.project, all.subject, all.experiment]);

    public static PlaceOptions DownToScan() => new(static all => [all.project, all.subject, all.experiment, all.scan]);

    public static PlaceOptions DownToResource() => new(static all => [all.project, all.subject, all.experiment, all.scan, all.resource]);

    public void AddTo(Command command)
    {
        foreach (var option in offered) command.Options.Add(option);
    }

    /// <exception cref="MisuseException">Something lacks what it is below of.</exception>
    public PlaceNames Read(ParseResult parsed)
    {
        var names = new PlaceNames(
            Value(parsed, project), Value(parsed, subject), Value(parsed, experiment), Value(parsed, scan), Value(parsed, resource));
        if (names.Scan is not null && names.Experiment is null)
            throw new MisuseException("A scan is named with its session; add --experiment.");
        if (names.Resource is not null && names is { Project: null, Subject: null, Experiment: null })
            throw new MisuseException("A resource is named with what it belongs to; add --project, --subject, --experiment or --scan.");
        return names;
    }

    private string? Value(ParseResult parsed, Option<string?> option)
    {
        if (!offered.Contains(option) || parsed.GetResult(option) is null) return null;
        var value = parsed.GetValue(option);
        return string.IsNullOrWhiteSpace(value) ? throw new MisuseException($"{option.Name} is empty; give a name.") : value;
    }

    private static Option<string?> Named(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help };
}
