using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One session in the prearchive, as it was when it was asked for.</summary>
public sealed class PrearchiveSession
{
    internal const string Route = "/data/prearchive/projects/{project}/{timestamp}/{folder}";

    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    private static readonly TimeSpan LongestBuild = TimeSpan.FromHours(1);

    private TableRow row;

    internal PrearchiveSession(XnatConnection connection, PrearchiveAddress address, TableRow row)
    {
        Connection = connection;
        Address = address;
        this.row = row;
    }

    /// <summary>ID of the project, or <c>Unassigned</c>.</summary>
    public string Project => Address.Project;

    /// <summary>Name of the folder that was made on reception, <c>20240612_101530123</c>.</summary>
    public string Timestamp => Address.Timestamp;

    /// <summary>Name of the session's folder.</summary>
    public string FolderName => Address.Folder;

    /// <summary>Label that the session will have.</summary>
    public string? Name => Cell("name");

    /// <summary>Label of the subject that the session will belong to.</summary>
    public string? Subject => Cell("subject");

    /// <summary>What is going on with it: <c>READY</c>, <c>CONFLICT</c>, <c>ERROR</c>, <c>BUILDING</c>, …</summary>
    public string? Status => Cell("status");

    /// <summary>Whether it can be archived now.</summary>
    public bool IsReady => Status == "READY";

    /// <summary>Study Instance UID.</summary>
    public string? StudyInstanceUid => Cell("tag");

    /// <summary>Day of the study.</summary>
    public DateOnly? ScanDate => Time("scan_date") is { } time ? DateOnly.FromDateTime(time) : null;

    /// <summary>When it was sent in, in the server's time.</summary>
    public DateTime? Uploaded => Time("uploaded");

    /// <summary>When it was changed last, in the server's time.</summary>
    public DateTime? LastModified => Time("lastmod");

    /// <summary>Time of day of the study.</summary>
    public TimeOnly? ScanTime => XnatValue.TryParse<TimeOnly>(Cell("scan_time") ?? "");

    /// <summary>
    /// How it gets into the archive by itself: <c>Manual</c> (not at all), <c>AutoArchive</c>, <c>AutoArchiveOverwrite</c>.
    /// </summary>
    public string? AutoArchive => Cell("autoarchive");

    /// <summary>Its address, as XNAT's services want it.</summary>
    public string Uri => Address.Uri;

    internal XnatConnection Connection { get; }

    internal PrearchiveAddress Address { get; }

    internal bool IsReceiving => Status is "RECEIVING" or "_RECEIVING";

    /// <summary>Asks for the session's state again.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It is not there any more: archived, moved or deleted.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default) =>
        row = (await PrearchiveReading.ReadAsync(Connection, Address, cancellationToken).ConfigureAwait(false)).row;

    /// <summary>The scans that were received, in the order of the server, which promises nothing about it.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<PrearchiveScan> ScansAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = Connection.RowsAsync(
            token => Connection.Prearchive.ListScansAsync(Project, Timestamp, FolderName, token), cancellationToken);
        await foreach (var scan in rows.ConfigureAwait(false))
            yield return new(this, RowCheck.Required(scan, "ID", $"GET {Route}/scans"), scan["xsiType"], scan["series_description"]);
    }

    /// <summary>The files of all scans, scan by scan, in the order of <see cref="ScansAsync"/> and of the server's catalogs.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<PrearchiveFile> FilesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var scan in ScansAsync(cancellationToken).ConfigureAwait(false))
        {
            await foreach (var file in scan.FilesAsync(cancellationToken).ConfigureAwait(false)) yield return file;
        }
    }

    /// <summary>Writes all files of the session into a zip archive, as XNAT packs them.</summary>
    /// <param name="path">The archive to write; an older one of this name is replaced.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was written; what no scan lists, such as XNAT's own catalogs, is named.</returns>
    /// <exception cref="XnatContentException">
    /// The archive arrived cut, is broken, or does not have all files that are listed. Nothing was kept.
    /// </exception>
    /// <exception cref="XnatException">The disk cannot hold it. Nothing was kept.</exception>
    public async Task<DownloadResult> DownloadAsync(
        string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var archive = await PackedAsync(cancellationToken).ConfigureAwait(false);
        return await archive.ToFileAsync(path, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts all files of the session into a folder: <c>folder/SESSION/SCANS/4/DICOM/a.dcm</c>.</summary>
    /// <inheritdoc cref="DownloadAsync" path="/*[not(self::param)]"/>
    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DownloadResult> DownloadDirectoryAsync(
        string folder, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var archive = await PackedAsync(cancellationToken).ConfigureAwait(false);
        return await archive.ToFolderAsync(folder, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The resources of the session and of its scans, with counts and sizes, by one request; in the order of the server, which promises
    /// nothing about it.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<PrearchiveResource> ResourcesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = Connection.RowsAsync(
            token => Connection.Prearchive.ListAllResourcesAsync(Project, Timestamp, FolderName, token), cancellationToken);
        await foreach (var resource in rows.ConfigureAwait(false)) yield return new(resource);
    }

    /// <summary>The document that the session will be archived with: all that XNAT has read from its files.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It was not built yet, or is not there any more.</exception>
    public Task<XDocument> GetXmlAsync(CancellationToken cancellationToken = default) =>
        Connection.XmlAsync(token => Connection.Prearchive.GetDocumentAsync(Project, Timestamp, FolderName, token), cancellationToken);

    /// <summary>The newest log of what was done to the session; <see langword="null"/> if there is none. It may name people.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server has a log and sent nothing.</exception>
    public async Task<string?> LastLogAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var log = await Connection.TextAsync(
                token => Connection.Prearchive.GetLastLogAsync(Project, Timestamp, FolderName, token), cancellationToken)
                .ConfigureAwait(false);
            return log.Length > 0
                ? log
                : throw new XnatContentException($"GET {Route}/logs/last answered nothing where a log should be; ask again.")
                {
                    Route = Route,
                };
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Asks what would hinder the archiving; findings come in the order of the answer. Nothing is changed.</summary>
    /// <param name="options">As for <see cref="ArchiveAsync"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<ArchivingFinding>> ValidateAsync(
        ArchiveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var query = (options ?? new()).ToQuery(Uri);
        var found = new List<ArchivingFinding>();
        await foreach (var finding in Connection.RowsAsync(
            token => Connection.Import.ValidateAsync(query, token), cancellationToken).ConfigureAwait(false))
        {
            var kind = RowCheck.Required(finding, "type", "POST /data/services/validate-archive") switch
            {
                "PASS" => ArchivingFindingKind.Pass,
                "WARN" => ArchivingFindingKind.Warning,
                "CONFLICT" => ArchivingFindingKind.Conflict,
                // A word that is not known is no reason to go on.
                _ => ArchivingFindingKind.Failure,
            };
            var code = int.TryParse(finding["code"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
            found.Add(new(kind, code, XnatText.Decode(finding["message"] ?? "")));
        }

        return found;
    }

    /// <summary>
    /// Begins to move the session into the archive, and does not wait. The server goes on whatever becomes of this program; what is given
    /// can be asked, waited for, or come back to by its address.
    /// </summary>
    /// <param name="options">As for <see cref="ArchiveAsync"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">As of <see cref="ArchiveAsync"/>. Nothing was sent.</exception>
    /// <exception cref="XnatAccessDeniedException">The session is being worked on, or this account may not archive it.</exception>
    public async Task<XnatArchiving> StartArchivingAsync(ArchiveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var chosen = options ?? new();
        var query = chosen.ToQuery(Uri);
        var (project, label) = (chosen.Project ?? Project, chosen.Experiment ?? Name ?? FolderName);
        await ArchiveTarget.RefuseAsync(Connection, project, label, chosen.Overwrite, cancellationToken).ConfigureAwait(false);
        var listener = $"xnat-typed-{Guid.NewGuid():N}";
        await Connection.DoAsync(
            token => Connection.Import.StartArchivingAsync(query, listener, true, token), cancellationToken).ConfigureAwait(false);
        return new(Connection, new(Address, project, label, StudyInstanceUid, listener));
    }

    /// <summary>Moves the session into the archive and waits until that is done.</summary>
    /// <remarks>
    /// It can be called again after a failure: a session that the server has archived meanwhile is given, and none is archived twice. Where
    /// an answer is lost, the session is looked for; a refusal that passes (429, 503) is waited for, some seconds altogether unless the
    /// server asks for more.
    /// </remarks>
    /// <param name="options">Names and how to treat what is there; <see langword="null"/> takes what the session itself says.</param>
    /// <param name="cancellationToken">Ends the waiting; the server goes on.</param>
    /// <returns>The archived session.</returns>
    /// <exception cref="XnatConflictException">
    /// The project has a session of that label, and <see cref="ArchiveOptions.Overwrite"/> is <see cref="ImportOverwrite.None"/>.
    /// </exception>
    /// <exception cref="XnatResponseException">
    /// It could not be archived and stays in the prearchive with a status that says why.
    /// </exception>
    /// <exception cref="XnatContentException">The server says that it archived the session and still has it in the prearchive.</exception>
    /// <example>
    /// <code>
    /// ExperimentData archived = await staged.ArchiveAsync(new() { Subject = "S007", Experiment = "S007_MR1" });
    /// </code>
    /// </example>
    public async Task<ExperimentData> ArchiveAsync(ArchiveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var chosen = options ?? new();
        var query = chosen.ToQuery(Uri);
        var target = new ArchivingTarget(
            Address, chosen.Project ?? Project, chosen.Experiment ?? Name ?? FolderName, StudyInstanceUid, null);
        return await ArchivingRequest.RefuseAsync(Connection, target, chosen.Overwrite, cancellationToken).ConfigureAwait(false)
            ?? await ArchivingRequest.SendAsync(Connection, query, target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds the session anew from its files, waits until that is done, and takes its new state.</summary>
    /// <param name="cancellationToken">Ends the call; the server goes on.</param>
    /// <exception cref="XnatConflictException">It is being worked on.</exception>
    /// <exception cref="XnatContentException">The server accepted the request and does not say what it built.</exception>
    /// <exception cref="XnatUnfinishedException">It still builds after an hour.</exception>
    public async Task RebuildAsync(CancellationToken cancellationToken = default)
    {
        var uri = await Connection.TextAsync(
            token => Connection.Prearchive.BuildAsync(Project, Timestamp, FolderName, token), cancellationToken).ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uri) is not { } built || built != Address)
        {
            await Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
            throw new XnatContentException(
                "The server accepted the rebuilding and names no session that it built; " +
                "look at the session's status and log in the prearchive.")
            {
                Route = Route,
            };
        }

        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<HeldArchive> PackedAsync(CancellationToken cancellationToken)
    {
        var files = await FilesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(
            Connection, token => Connection.Prearchive.DownloadAllAsync(Project, Timestamp, FolderName, token), files, $"GET {Route}");
    }

    // The answer may come before it is built: the status tells.
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var clock = Connection.Options.Clock;
        var begin = clock.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
            if (!PrearchiveStatus.IsBusy(Status)) return;
            if (clock.GetElapsedTime(begin) > LongestBuild) throw new XnatUnfinishedException($"GET {Route}", Status!);
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            if (pause < TimeSpan.FromSeconds(10)) pause *= 2;
        }
    }

    /// <summary>Moves the session into another project's prearchive.</summary>
    /// <param name="project">ID of the project.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session at its new place; this object is of no use any more.</returns>
    /// <exception cref="XnatConflictException">It is being worked on; nothing was moved.</exception>
    public async Task<PrearchiveSession> MoveAsync(string project, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(project);
        var uri = await Connection.TextAsync(
            token => Connection.Prearchive.MoveAsync(Project, Timestamp, FolderName, project, token), cancellationToken)
            .ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uri) is { } address && Membership.IsSame(address.Project, project))
        {
            var moved = await PrearchiveReading.ReadAsync(Connection, address, cancellationToken).ConfigureAwait(false);
            if (address != Address) await Departure.ConfirmAsync(Connection, Address, "moved", cancellationToken).ConfigureAwait(false);
            return moved;
        }

        var answer = new FailedAnswer(HttpStatusCode.Conflict, "POST", Route);
        throw new XnatConflictException(
            "The server moved nothing: the session is being worked on. Look at its status, then try again.", answer);
    }

    /// <summary>Deletes the session with its files, and waits until it is gone.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server accepted the deletion and still has the session.</exception>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        await Connection.DoAsync(
            token => Connection.Prearchive.DeleteAsync(Project, Timestamp, FolderName, token), cancellationToken)
            .ConfigureAwait(false);
        await Departure.ConfirmAsync(Connection, Address, "deleted", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Class and address: <c>PrearchiveSession brainimages/20161107_114859342/ANONYMIZ</c>.</summary>
    public override string ToString() => $"PrearchiveSession {Project}/{Timestamp}/{Name ?? FolderName}";

    private string? Cell(string column) => row[column] is { Length: > 0 } text ? XnatText.Decode(text) : null;

    private DateTime? Time(string column) =>
        DateTime.TryParseExact(Cell(column), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
