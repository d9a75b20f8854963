using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed resources</c>: the resources of an object.</summary>
internal static class ResourcesCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var places = PlaceOptions.DownToScan();
        var all = new Option<bool>("--all")
        {
            Description = "Of an experiment: also those of its scans, reconstructions and assessors.",
        };
        var command = new ExampleCommand(
            "resources",
            "List the resources of a project, subject, experiment or scan, with counts and sizes.",
            "xnat-typed resources --project brainimages --experiment ANONYMIZ --all") { all };
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => (Names: Required(places.Read(parsed)), IsAll: parsed.GetValue(all)),
            static async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Names, cancellationToken).ConfigureAwait(false);
                if (!order.IsAll) return await OwnAsync(call.Reporter, place, cancellationToken).ConfigureAwait(false);
                return place is { Experiment: { } experiment, Scan: null }
                    ? await AllAsync(call.Reporter, experiment, cancellationToken).ConfigureAwait(false)
                    : throw new MisuseException("--all is for an experiment; add --experiment, and leave out --scan.");
            });
    }

    /// <exception cref="MisuseException">Nothing was named.</exception>
    public static PlaceNames Required(PlaceNames names) => names is { Project: null, Subject: null, Experiment: null }
        ? throw new MisuseException("Say whose: add --project, --subject, --experiment or --scan.")
        : names;

    private static async Task<int> OwnAsync(Reporter reporter, Place place, CancellationToken cancellationToken)
    {
        IRowSink? table = null;
        await foreach (var resource in place.Resources.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var catalog = resource as Resource;
            table ??= Begin(reporter, []);
            table.Add(
                IdOf(resource), [resource.Label, catalog?.Format, catalog?.Content, resource.FileCount, resource.FileSize]);
        }

        (table ?? Begin(reporter, [])).End();
        return ExitCodes.Done;
    }

    private static async Task<int> AllAsync(Reporter reporter, ExperimentData experiment, CancellationToken cancellationToken)
    {
        IRowSink? table = null;
        await foreach (var found in experiment.GetResourcesAsync(cancellationToken).ConfigureAwait(false))
        {
            table ??= Begin(reporter, ["level", "owner"]);
            table.Add(
                found.Label ?? found.Number,
                [
                    found.Label, found.Format, found.Content, found.FileCount, found.FileSize, found.Level.ToString().ToLowerInvariant(),
                    found.OwnerId,
                ]);
        }

        (table ?? Begin(reporter, ["level", "owner"])).End();
        return ExitCodes.Done;
    }

    private static IRowSink Begin(Reporter reporter, IEnumerable<string> more) =>
        reporter.Table(["label", "format", "content", "file_count", "file_size", .. more]);

    private static string IdOf(AbstractResource resource) =>
        resource.Label ?? ItemAddress.Value(resource.Raw, "xnat_abstractresource_id") ?? "";
}
