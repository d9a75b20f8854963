using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed download</c>: files of the archive, verified, into a folder or a zip.</summary>
internal sealed class DownloadCommand
{
    private const string GoOn = "What is there is verified; the same call goes on from it.";

    private readonly PlaceOptions places = PlaceOptions.DownToExperiment();
    private readonly DownloadOptionsOfCall options = new();
    private readonly Confirmation confirmation = new();

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new DownloadCommand();
        var command = new ExampleCommand(
            "download",
            "Download into a folder, verified file by file, or one session, scan or resource into a zip.",
            "xnat-typed download --project brainimages --output data",
            "xnat-typed download --project brainimages --scan \"T1*\" --resource DICOM --output data --parallel 8",
            "xnat-typed download --project brainimages --experiment ANONYMIZ --output ANONYMIZ.zip");
        parts.places.AddTo(command);
        parts.options.AddTo(command);
        parts.confirmation.AddTo(command);
        return DataCommand.OfWork(environment, command, GoOn, changes: false).Does(
            parsed => (Names: ResourcesCommand.Required(parts.places.Read(parsed)), Order: parts.options.Read(parsed)), parts.RunAsync);
    }

    private async Task<int> RunAsync(DataCall call, (PlaceNames Names, DownloadOrder Order) asked, CancellationToken cancellationToken)
    {
        var (names, order) = asked;
        var place = await Place.FindAsync(call.Xnat, names, cancellationToken).ConfigureAwait(false);
        if (confirmation.IsRead(call.Parsed, order.Overwrites))
        {
            var plan = await DownloadPlanning.ReadAsync(place, order, cancellationToken).ConfigureAwait(false);
            var stop = await confirmation.StopsAsync(call, plan, order.Overwrites, cancellationToken).ConfigureAwait(false);
            if (stop is { } code) return code;
        }

        if (order.IsZip) return await ZipAsync(call.Reporter, place, order, cancellationToken).ConfigureAwait(false);
        var found = new ScanChoice(order.Scan);
        var report = await TransferBars.ShowAsync(
            call.Reporter,
            progress => FolderAsync(place, order, found, progress, cancellationToken)).ConfigureAwait(false);
        if (!found.HasAny)
        {
            call.Reporter.Complain("No scan there has this ID or type; scans lists them.");
            return ExitCodes.Failed;
        }

        return DownloadTelling.Tell(call.Reporter, report);
    }

    private static Task<DownloadReport> FolderAsync(
        Place place,
        DownloadOrder order,
        ScanChoice scans,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var chosen = order.ToOptions() with { WhereScan = scans.Condition };
        return place.Object switch
        {
            ExperimentData experiment => experiment.DownloadDirectoryAsync(order.Output, chosen, progress, cancellationToken),
            SubjectData subject => subject.DownloadDirectoryAsync(order.Output, chosen, progress, cancellationToken),
            ProjectData project => project.DownloadDirectoryAsync(order.Output, chosen, progress, cancellationToken),
            _ => throw new MisuseException("Say what to download: add --project, --subject or --experiment."),
        };
    }

    private static async Task<int> ZipAsync(Reporter reporter, Place place, DownloadOrder order, CancellationToken cancellationToken)
    {
        var root = await DownloadPlanning.ZipRootAsync(place, order, cancellationToken).ConfigureAwait(false);
        var how = new DownloadOptions { Catalog = order.Catalog };
        var result = await TransferBars.ShowAsync(
            reporter,
            progress => root switch
            {
                AbstractResource resource => resource.DownloadAsync(order.Output, how, progress, cancellationToken),
                ImageScanData scan => scan.DownloadAsync(order.Output, how, progress, cancellationToken),
                _ => ((ImageSessionData)root).DownloadAsync(order.Output, how, progress, cancellationToken),
            }).ConfigureAwait(false);
        reporter.Name(result.Path);
        reporter.Tell(
            "summary",
            $"{result.Path}: {CountText.Of(result.Files, "file")}, {CountText.Of(result.Bytes, "byte")}",
            ("complete", true), ("path", result.Path), ("files", result.Files), ("bytes", result.Bytes));
        return ExitCodes.Done;
    }
}
