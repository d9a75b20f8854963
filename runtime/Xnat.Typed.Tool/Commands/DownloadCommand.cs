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
        return DataCommand.OfWork(environment, command, GoOn).Does(
            parsed => (Names: ResourcesCommand.Required(parts.places.Read(parsed)), Order: parts.options.Read(parsed)), parts.RunAsync);
    }

    private async Task<int> RunAsync(DataCall call, (PlaceNames Names, DownloadOrder Order) asked, CancellationToken cancellationToken)
    {
        var (names, order) = asked;
        var plan = PlanOf(order);
        if (await confirmation.StopsAsync(call, plan, order.Overwrites, cancellationToken).ConfigureAwait(false) is { } code) return code;
        var place = await Place.FindAsync(call.Xnat, names, cancellationToken).ConfigureAwait(false);
        if (order.IsZip) return await ZipAsync(call.Reporter, place, order, cancellationToken).ConfigureAwait(false);
        var found = new ScanChoice(order.Scan);
        var report = await TransferBars.ShowAsync(
            call.Reporter,
            progress => FolderAsync(place, order, found.IsChosen, progress, cancellationToken)).ConfigureAwait(false);
        if (order.Scan is not null && !found.HasAny)
        {
            call.Reporter.Complain("No scan there has this ID or type; scans lists them.");
            return ExitCodes.Failed;
        }

        return DownloadTelling.Tell(call.Reporter, report);
    }

    private static List<string> PlanOf(DownloadOrder order) =>
        [
            $"Files go to {order.Output}.",
            .. order.Overwrites
                ? [order.IsZip ? "The file that is there is replaced." : "Files in the folder that differ from the server's are replaced."]
                : Array.Empty<string>(),
        ];

    private static Task<DownloadReport> FolderAsync(
        Place place,
        DownloadOrder order,
        Func<ImageScanData, bool> isChosen,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        var chosen = order.ToOptions() with { WhereScan = order.Scan is null ? null : isChosen };
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
        if (place.Experiment is not ImageSessionData session)
            throw new MisuseException("A zip holds a session, or a scan or resource of one; add --experiment, or give a folder.");
        if (File.Exists(order.Output) && !order.Overwrites)
            throw new MisuseException("The zip is there already; add --if-exists replace to write over it, or give another name.");
        var scan = order.Scan is { } key ? await session.Scans.GetAsync(key, cancellationToken).ConfigureAwait(false) : null;
        var resource = order.Resource is { } label
            ? await (scan?.Resources ?? session.Resources).GetAsync(label, cancellationToken).ConfigureAwait(false)
            : null;
        var result = await TransferBars.ShowAsync(
            reporter,
            progress => resource is not null ? resource.DownloadAsync(order.Output, progress, cancellationToken)
                : scan is not null ? scan.DownloadAsync(order.Output, progress, cancellationToken)
                : session.DownloadAsync(order.Output, progress, cancellationToken)).ConfigureAwait(false);
        reporter.Name(result.Path);
        reporter.Tell(
            "summary",
            $"{result.Path}: {result.Files} files, {result.Bytes} bytes",
            ("complete", true), ("path", result.Path), ("files", result.Files), ("bytes", result.Bytes));
        return ExitCodes.Done;
    }

    /// <summary>Chooses scans by ID or type, and knows whether there was one.</summary>
    private sealed class ScanChoice(string? key)
    {
        private int found;

        public bool HasAny => Volatile.Read(ref found) > 0;

        public bool IsChosen(ImageScanData scan)
        {
            var isChosen = key is null || scan.Id == key || (scan.Type is { } type && StarPattern.IsMatch(type, key));
            if (isChosen) Interlocked.Increment(ref found);
            return isChosen;
        }
    }
}
