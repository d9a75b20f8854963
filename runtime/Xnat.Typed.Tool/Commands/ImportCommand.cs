using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed import</c>: DICOM into the archive or the prearchive.</summary>
internal sealed class ImportCommand
{
    private readonly PlaceOptions places = PlaceOptions.DownToExperiment();
    private readonly Confirmation confirmation = new();
    private readonly Argument<string> path = new("PATH") { Description = "An archive (zip, tar.gz), or a folder with DICOM files." };

    private readonly Option<string> to = Choices.Of(
        "--to",
        "Where the sessions go: into the archive, or into the prearchive, to be looked at first.",
        "archive",
        "archive", "prearchive");

    private readonly Option<string> overwrite = Choices.Of(
        "--overwrite",
        "What becomes of a session that is there already: none is a conflict, append adds files, delete takes out what was there.",
        "none",
        "none", "append", "delete");

    private readonly Option<bool> skipPresent = new("--skip-present")
    {
        Description = "Of a folder, leave alone the studies that the project has already."
    };

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new ImportCommand();
        var command = new ExampleCommand(
            "import",
            "Import DICOM: an archive as one session, or a folder sorted into its studies, each one session.",
            "xnat-typed import ANONYMIZ.zip --project brainimages --subject ANONYMIZ2 --experiment ANONYMIZ2",
            "xnat-typed import incoming --project brainimages --to prearchive --skip-present")
        {
            parts.path, parts.to, parts.overwrite, parts.skipPresent,
        };
        parts.places.AddTo(command);
        parts.confirmation.AddTo(command);
        return DataCommand.OfWork(
            environment, command, "Look into the prearchive for what was on its way; --skip-present passes over what has arrived.").Does(
            parsed => (Path: parts.PathOf(parsed), Options: parts.Read(parsed)), parts.RunAsync);
    }

    public static ImportOverwrite OverwriteOf(string word) => word switch
    {
        "append" => ImportOverwrite.Append,
        "delete" => ImportOverwrite.Delete,
        _ => ImportOverwrite.None,
    };

    private string PathOf(ParseResult parsed)
    {
        var given = parsed.GetValue(path)!;
        if (!File.Exists(given) && !Directory.Exists(given)) throw new MisuseException($"There is no file or folder {given}.");
        if (parsed.GetValue(skipPresent) && File.Exists(given)) throw new MisuseException("--skip-present is for a folder.");
        return Path.GetFullPath(given);
    }

    private ImportOptions Read(ParseResult parsed)
    {
        var names = places.Read(parsed);
        return new()
        {
            Project = names.Project,
            Subject = names.Subject,
            Experiment = names.Experiment,
            Overwrite = OverwriteOf(parsed.GetValue(overwrite)!),
        };
    }

    private async Task<int> RunAsync(DataCall call, (string Path, ImportOptions Options) order, CancellationToken cancellationToken)
    {
        var isPrearchive = call.Parsed.GetValue(to) == "prearchive";
        var isLoss = order.Options.Overwrite == ImportOverwrite.Delete;
        var where = order.Options.Project is { } project ? $"{project}'s {call.Parsed.GetValue(to)}" : $"the {call.Parsed.GetValue(to)}";
        List<string> plan = [$"{Path.GetFileName(order.Path)} is imported into {where}."];
        if (isLoss) plan.Add("The files of a session that is there already are taken out.");
        if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
        if (Directory.Exists(order.Path))
            return await FolderAsync(call, order.Path, order.Options, isPrearchive, cancellationToken).ConfigureAwait(false);
        return isPrearchive
            ? TellHeld(call.Reporter, await TransferBars.ShowAsync(
                call.Reporter,
                progress => call.Xnat.Services.ImportToPrearchiveAsync(order.Path, order.Options, progress, cancellationToken))
                .ConfigureAwait(false))
            : TellArchived(call.Reporter, await TransferBars.ShowAsync(
                call.Reporter,
                progress => call.Xnat.Services.ImportAsync(order.Path, order.Options, progress, cancellationToken))
                .ConfigureAwait(false));
    }

    private static int TellArchived(Reporter reporter, ExperimentData session)
    {
        reporter.Name(session.Id ?? "");
        reporter.Tell(
            "summary",
            $"archived as {session.Label} ({session.Id})",
            ("complete", true), ("id", session.Id), ("label", session.Label), ("project", session.Project), ("xsiType", session.XsiType));
        return ExitCodes.Done;
    }

    private static int TellHeld(Reporter reporter, PrearchiveSession session)
    {
        reporter.Name(session.Uri);
        reporter.Tell(
            "summary",
            $"in the prearchive: {session.Uri} ({session.Status})",
            ("complete", true), ("uri", session.Uri), ("status", session.Status));
        return ExitCodes.Done;
    }

    private async Task<int> FolderAsync(
        DataCall call, string folder, ImportOptions options, bool isPrearchive, CancellationToken cancellationToken)
    {
        var order = new DirectoryImportOptions
        {
            Import = options,
            Destination = isPrearchive ? ImportDestination.Prearchive : ImportDestination.Archive,
            SkipPresent = call.Parsed.GetValue(skipPresent),
        };
        var report = await TransferBars.ShowAsync(
            call.Reporter, progress => call.Xnat.Services.ImportDirectoryAsync(folder, order, progress, cancellationToken))
            .ConfigureAwait(false);
        var reporter = call.Reporter;
        foreach (var study in report.Studies)
        {
            foreach (var uri in study.Uris) reporter.Name(uri);
            if (study.Error is { } error) reporter.ComplainLines($"{study.StudyInstanceUid}: {Failure.TextOf(error)}");
            reporter.Tell(
                "study",
                study.Status.ToString(),
                ("study", study.StudyInstanceUid), ("status", study.Status.ToString()), ("files", study.Files), ("bytes", study.Bytes),
                ("uris", study.Uris), ("error", Failure.TextOrNull(study.Error)));
        }

        foreach (var file in report.NotDicom)
            reporter.Tell("file", $"{file}: no image of a study, not sent", ("path", file), ("sent", false));
        if (report.StoppedBy is { } stop) reporter.ComplainLines(Failure.TextOf(stop));
        reporter.Tell(
            "summary",
            report.ToString(),
            ("complete", report.IsComplete), ("studies", report.Studies.Count), ("missing", report.Missing.Count()),
            ("notDicom", report.NotDicom.Count));
        if (report.IsComplete) return ExitCodes.Done;
        return report.Missing.Count() < report.Studies.Count ? ExitCodes.PartlyDone : ExitCodes.Failed;
    }
}
