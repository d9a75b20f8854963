using System.CommandLine;
using System.Security.Cryptography;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed upload</c>: a file or folder into a resource.</summary>
internal sealed class UploadCommand
{
    private const int Shown = 20;

    private readonly PlaceOptions places = PlaceOptions.DownToResource();
    private readonly Confirmation confirmation = new();

    private readonly Argument<string> path = new("PATH") { Description = "A file or a folder." };
    private readonly Option<string> ifExists = Choices.IfExists();
    private readonly Option<string?> format = new("--format") { Description = "Format to note, such as NIFTI.", HelpName = "NAME" };
    private readonly Option<string?> content = new("--content") { Description = "Content to note, such as RAW.", HelpName = "NAME" };

    private readonly Option<string[]> tags = new("--tag")
    {
        Description = "A word to note; may be given several times.", HelpName = "WORD"
    };

    private readonly Option<bool> extract = new("--extract")
    {
        Description = "The file is an archive (zip, tar, tar.gz) that the server unpacks into the resource."
    };

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new UploadCommand();
        var command = new ExampleCommand(
            "upload",
            "Send a file or folder to a resource, which is made where there is none, and compare what arrived.",
            "xnat-typed upload nifti --project brainimages --experiment ANONYMIZ --resource NIFTI --format NIFTI",
            "xnat-typed upload plan.txt --project brainimages --resource NOTES --if-exists replace --yes")
        {
            parts.path, parts.ifExists, parts.format, parts.content, parts.tags, parts.extract,
        };
        parts.places.AddTo(command);
        parts.confirmation.AddTo(command);
        return DataCommand.OfWork(environment, command, "What arrived is there; the same call sends the rest.").Does(
            parsed => (Names: NamesOf(parts.places.Read(parsed)), Order: parts.Read(parsed)), parts.RunAsync);
    }

    private static PlaceNames NamesOf(PlaceNames names) => names.Resource is null
        ? throw new MisuseException("Files go to a resource; add --resource and what it belongs to.")
        : names;

    private UploadOrder Read(ParseResult parsed)
    {
        var given = parsed.GetValue(path)!;
        if (!File.Exists(given) && !Directory.Exists(given)) throw new MisuseException($"There is no file or folder {given}.");
        var order = new UploadOrder(
            Path.GetFullPath(given),
            Choices.IfExistsOf(parsed.GetValue(ifExists)!),
            parsed.GetValue(format),
            parsed.GetValue(content),
            parsed.GetValue(tags) ?? [],
            parsed.GetValue(extract));
        return order is { Extract: true, IsFolder: true }
            ? throw new MisuseException("--extract is for an archive; a folder is sent as it is.")
            : order;
    }

    private async Task<int> RunAsync(DataCall call, (PlaceNames Names, UploadOrder Order) asked, CancellationToken cancellationToken)
    {
        var (names, order) = asked;
        var place = await Place.FindAsync(call.Xnat, names, cancellationToken).ConfigureAwait(false);
        var there = await ThereAsync(place.Resources, names.Resource!, cancellationToken).ConfigureAwait(false);
        var (plan, isLoss) = PlanOf(order, names.Resource!, there);
        if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
        return order.IsFolder
            ? await FolderAsync(call.Reporter, place, names.Resource!, order, cancellationToken).ConfigureAwait(false)
            : await FileAsync(call.Reporter, place, names.Resource!, order, there, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, XnatFile>> ThereAsync(
        XnatListing<AbstractResource> resources, string label, CancellationToken cancellationToken)
    {
        var there = new Dictionary<string, XnatFile>(StringComparer.Ordinal);
        if (await resources.FindAsync(label, cancellationToken).ConfigureAwait(false) is not { } resource) return there;
        await foreach (var file in resource.Files.WithCancellation(cancellationToken).ConfigureAwait(false)) there[file.Path] = file;
        return there;
    }

    private static (List<string> Plan, bool IsLoss) PlanOf(UploadOrder order, string label, Dictionary<string, XnatFile> there)
    {
        var files = order.Files().ToList();
        var bytes = files.Sum(static file => file.File.Length);
        var go = files.Count == 1 ? "goes" : "go";
        var plan = new List<string> { $"{CountText.Of(files.Count, "file")} of {CountText.Of(bytes, "byte")} {go} to {label}." };
        // What an archive holds is only known when it is read; the server unpacks it over what is there.
        var kept = order.Extract ? [.. there.Keys] : files.Select(static file => file.Name).Where(there.ContainsKey).ToList();
        if (kept.Count == 0) return (plan, false);
        var isLoss = order.IfExists == IfExists.Replace;
        plan.Add($"There already: {kept.Count}{(isLoss ? "; what differs is replaced:" : ".")}");
        if (isLoss) plan.AddRange(kept.Order(StringComparer.Ordinal).Take(Shown).Select(static name => $"  {name}"));
        if (isLoss && kept.Count > Shown) plan.Add($"  and {kept.Count - Shown} more");
        return (plan, isLoss);
    }

    private static async Task<int> FolderAsync(
        Reporter reporter, Place place, string label, UploadOrder order, CancellationToken cancellationToken)
    {
        var report = await TransferBars.ShowAsync(
            reporter,
            progress => place.Resources.UploadDirectoryAsync(label, order.Path, order.ForFolder(), progress, cancellationToken))
            .ConfigureAwait(false);
        foreach (var file in report.Files)
        {
            var isThere = file.Status is UploadStatus.Sent or UploadStatus.Kept;
            if (isThere) reporter.Name(file.Path);
            else reporter.ComplainLines(
                $"{PlainText.Of(file.Path)}: {file.Status}{(file.Error is { } failure ? $": {Failure.TextOf(failure)}" : "")}");
            TellFile(reporter, file.Path, file.Status, file.Length, file.VerifiedBy, file.Error);
        }

        if (report.StoppedBy is { } stop) reporter.ComplainLines(Failure.TextOf(stop));
        TellSummary(
            reporter, report.ToString(), report.IsComplete, report.Count(UploadStatus.Sent), report.Count(UploadStatus.Kept));
        if (report.IsComplete) return ExitCodes.Done;
        return report.Count(UploadStatus.Sent) + report.Count(UploadStatus.Kept) > 0 ? ExitCodes.PartlyDone : ExitCodes.Failed;
    }

    private static async Task<int> FileAsync(
        Reporter reporter,
        Place place,
        string label,
        UploadOrder order,
        Dictionary<string, XnatFile> there,
        CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(order.Path);
        var file = new FileInfo(order.Path);
        if (there.TryGetValue(name, out var known) && !order.Extract && order.IfExists is not IfExists.Fail)
        {
            var isSame = order.IfExists == IfExists.Skip || await IsSameAsync(file, known, cancellationToken).ConfigureAwait(false);
            if (!isSame && order.IfExists is not IfExists.Replace)
            {
                reporter.Complain($"{name}: the server has another file of this name; --if-exists replace overwrites it.");
                return ExitCodes.Differs;
            }

            if (isSame) return End(reporter, name, file.Length, UploadStatus.Kept, null);
        }

        var overwrites = order.IfExists == IfExists.Replace;
        var result = await TransferBars.ShowAsync(
            reporter,
            progress => place.Resources.UploadAsync(label, order.Path, order.ForFile(overwrites), progress, cancellationToken))
            .ConfigureAwait(false);
        return End(reporter, name, file.Length, UploadStatus.Sent, result.VerifiedBy);
    }

    private static int End(Reporter reporter, string name, long length, UploadStatus status, VerifiedBy? verifiedBy)
    {
        reporter.Name(name);
        TellFile(reporter, name, status, length, verifiedBy, null);
        var isSent = status == UploadStatus.Sent;
        TellSummary(reporter, $"{name}: {(isSent ? "sent" : "there already")}", isComplete: true, isSent ? 1 : 0, isSent ? 0 : 1);
        return ExitCodes.Done;
    }

    /// <summary>By length, and by digest where the site keeps them.</summary>
    private static async Task<bool> IsSameAsync(FileInfo file, XnatFile there, CancellationToken cancellationToken)
    {
        if (there.Size is { } size && size != file.Length) return false;
        if (there.Digest is not { Length: > 0 } digest) return there.Size is not null;
        var stream = file.OpenRead();
        await using (stream.ConfigureAwait(false))
        {
            // XNAT's catalogs hold MD5, which is no secret here.
#pragma warning disable CA5351
            var own = await MD5.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5351
            return string.Equals(Convert.ToHexString(own), digest, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void TellFile(
        Reporter reporter, string name, UploadStatus status, long length, VerifiedBy? verifiedBy, Exception? error) =>
        reporter.Note(
            "file",
            ("path", name), ("status", status.ToString()), ("length", length), ("verifiedBy", verifiedBy?.ToString()),
            ("error", Failure.TextOrNull(error)));

    private static void TellSummary(Reporter reporter, string text, bool isComplete, int sent, int kept) =>
        reporter.Tell("summary", text, ("complete", isComplete), ("sent", sent), ("kept", kept));
}
