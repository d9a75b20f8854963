using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>The server's services: bringing DICOM data in.</summary>
public sealed class XnatServices
{
    private const string Route = ImportRequest.Route;

    private readonly XnatConnection connection;

    internal XnatServices(XnatConnection connection) => this.connection = connection;

    /// <summary>Sends an archive of DICOM files straight into the archive; the server sorts it into a session with scans.</summary>
    /// <param name="path">A zip, tar or tar.gz file with the files of one study.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session, complete, of the class of its modality.</returns>
    /// <exception cref="ArgumentException">There is no such file, or it is no such archive. Nothing was sent.</exception>
    /// <exception cref="XnatException">The file cannot be read, or changed while it was being sent.</exception>
    /// <exception cref="XnatConflictException">A session of that label is there already.</exception>
    /// <exception cref="XnatPrearchivedException">The server put the session into the prearchive instead.</exception>
    /// <example>
    /// <code>
    /// ExperimentData imported = await xnat.Services.ImportAsync(
    ///     "study.zip", new() { Project = "brainimages", Subject = "S007", Experiment = "S007_MR1" });
    /// </code>
    /// </example>
    public async Task<ExperimentData> ImportAsync(
        string path,
        ImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfFileAsync(path, TakesSeveral(options), progress, cancellationToken).ConfigureAwait(false);
        return await ToArchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a stream, which is read from where it stands and stays the caller's.</summary>
    /// <param name="archive">A zip, tar or tar.gz with the files of one study.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ExperimentData> ImportAsync(
        Stream archive, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfStreamAsync(archive, TakesSeveral(options), cancellationToken).ConfigureAwait(false);
        return await ToArchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends an archive of DICOM files into the prearchive, where somebody looks at it before it is archived.</summary>
    /// <param name="path">A zip, tar or tar.gz file with the files of one study.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">There is no such file, or it is no such archive. Nothing was sent.</exception>
    /// <exception cref="XnatException">The file cannot be read, or changed while it was being sent.</exception>
    /// <exception cref="XnatConflictException">
    /// The file held several studies; each waits in the prearchive now, their addresses are in the exception's Candidates.
    /// </exception>
    /// <example>
    /// <code>
    /// PrearchiveSession staged = await xnat.Services.ImportToPrearchiveAsync("study.zip", new() { Project = "brainimages" });
    /// </code>
    /// </example>
    public async Task<PrearchiveSession> ImportToPrearchiveAsync(
        string path,
        ImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfFileAsync(path, TakesSeveral(options), progress, cancellationToken).ConfigureAwait(false);
        return await ToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a stream, which is read from where it stands and stays the caller's.</summary>
    /// <param name="archive">A zip, tar or tar.gz with the files of one study.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<PrearchiveSession> ImportToPrearchiveAsync(
        Stream archive, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfStreamAsync(archive, TakesSeveral(options), cancellationToken).ConfigureAwait(false);
        return await ToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Imports the studies of a folder, told by what stands in its files.</summary>
    /// <remarks>
    /// <para>The files are looked through first, some kilobytes of each; then each study is packed while it is sent, and nothing of that
    /// lies on disk. With the usual handler a study is one request, since XNAT makes a session of each; with
    /// <see cref="ImportHandlers.DicomZip"/> a large one goes in parts, several at a time, and is built when all are there.</para>
    /// <para>Before each study it is looked whether the server has come along with what it got
    /// (<see cref="DirectoryImportOptions.MaxQueued"/>). After five failures in a row the server is left alone.</para>
    /// <para>Failures with single studies are in the report, and no exception: look at <see cref="DirectoryImportReport.IsComplete"/>, or
    /// call <see cref="DirectoryImportReport.RequireComplete"/>.</para>
    /// </remarks>
    /// <param name="folder">The folder; what is no DICOM image is named in the report and not sent.</param>
    /// <param name="options">Where they go and how; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending. What it throws fails the study that was under way.</param>
    /// <param name="cancellationToken">Ends the call. What was imported stays.</param>
    /// <returns>What came of each study.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such folder, it holds no DICOM image, or several studies where one label was given. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatException">A file of the folder cannot be read. Nothing was sent.</exception>
    public Task<DirectoryImportReport> ImportDirectoryAsync(
        string folder,
        DirectoryImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DirectoryImport.RunAsync(connection, folder, options, progress, cancellationToken);

    /// <summary>
    /// Imports the studies of single files, wherever they lie, as <see cref="ImportDirectoryAsync"/> does those of a folder.
    /// </summary>
    /// <param name="files">Paths; what is no DICOM image is named in the report and not sent.</param>
    /// <param name="options">Where they go and how; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending. What it throws fails the study that was under way.</param>
    /// <param name="cancellationToken">Ends the call. What was imported stays.</param>
    /// <returns>What came of each study.</returns>
    /// <exception cref="ArgumentException">
    /// A file is not there, none is a DICOM image, or they are of several studies where one label was given. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatException">A file cannot be read. Nothing was sent.</exception>
    public Task<DirectoryImportReport> ImportFilesAsync(
        IEnumerable<string> files,
        DirectoryImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DirectoryImport.RunAsync(connection, files, options, progress, cancellationToken);

    /// <summary>
    /// Sends an archive of any number of studies into the prearchive: for a stream of which nobody knows what it holds. XNAT takes several
    /// in one upload there, and nowhere else.
    /// </summary>
    /// <param name="archive">A zip, tar or tar.gz, read from where it stands; it stays the caller's.</param>
    /// <param name="options">Where it goes. One <see cref="ImportOptions.Experiment"/> would be the label of all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One session for each study, in the order of the answer; archive each of them.</returns>
    /// <exception cref="ArgumentException">It is no archive. Nothing was sent.</exception>
    /// <exception cref="XnatException">The stream fails.</exception>
    public async Task<IReadOnlyList<PrearchiveSession>> ImportStudiesToPrearchiveAsync(
        Stream archive, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfStreamAsync(archive, takesSeveral: true, cancellationToken).ConfigureAwait(false);
        return await StudiesToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a file, in the same order.</summary>
    /// <param name="path">A zip, tar or tar.gz file.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<PrearchiveSession>> ImportStudiesToPrearchiveAsync(
        string path,
        ImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfFileAsync(path, takesSeveral: true, progress, cancellationToken).ConfigureAwait(false);
        return await StudiesToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a zip of DICOM files of one study straight into the archive, past the prearchive (<c>Direct-Archive</c>). The server may
    /// archive it at once or some minutes later: <see cref="DirectArchiveSession"/> says how it stands, ends the reception and waits.
    /// </summary>
    /// <remarks>From XNAT 1.8.3 on; an older server puts it into the prearchive, which is an exception here.</remarks>
    /// <param name="path">A zip with files of one study.</param>
    /// <param name="options">Where it goes; the handler is <see cref="ImportHandlers.DicomZip"/> unless it says another.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">There is no such file, or it is no such archive. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">A session of that label is there already.</exception>
    /// <exception cref="XnatPrearchivedException">The server put the session into the prearchive instead.</exception>
    public async Task<DirectArchiveSession> ImportDirectAsync(
        string path,
        ImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfFileAsync(path, takesSeveral: false, progress, cancellationToken).ConfigureAwait(false);
        return await ToDirectArchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The sessions that are being received for the archive itself, as far as this account may edit their projects; in the order of the
    /// server.
    /// </summary>
    /// <remarks>From XNAT 1.8.3 on.</remarks>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<DirectArchiveSession>> DirectArchiveSessionsAsync(CancellationToken cancellationToken = default)
    {
        var received = await DirectArchiveSession.ListAsync(connection, cancellationToken).ConfigureAwait(false);
        return [.. received.Select(static one => one.Session)];
    }

    private async Task<ExperimentData> ToArchiveAsync(HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var chosen = ImportOptions.Checked(options, ImportDestination.Archive);
        var fields = ImportValues.ToParameters(chosen.Values, connection.Options);
        // Without Overwrite the service refuses by itself what is there.
        if (chosen.OverwriteAtMost != ImportOverwrite.None)
            await ArchiveTarget.RefuseAsync(connection, chosen.Project, chosen.Experiment, chosen.OverwriteAtMost, cancellationToken)
                .ConfigureAwait(false);
        var (uris, answer) = await ImportRequest.SendAsync(connection, body, chosen.ToQuery("/archive"), fields, cancellationToken)
            .ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uris[0]) is { } held) throw await HeldAsync(held, answer, cancellationToken).ConfigureAwait(false);
        var archived = await ArchivedSession.ReadAsync(connection, uris[0], Route, cancellationToken).ConfigureAwait(false);
        ImportValues.RequireKept(chosen.Values, archived);
        return archived;
    }

    private async Task<XnatPrearchivedException> HeldAsync(
        PrearchiveAddress held, FailedAnswer answer, CancellationToken cancellationToken)
    {
        var session = await PrearchiveReading.ReadAsync(connection, held, cancellationToken).ConfigureAwait(false);
        var why = session.Project == "Unassigned"
            ? "neither the options nor the DICOM files name a project that this account may write to. Give Project, " +
                "then move the session there, or delete it and import anew."
            : "the project or the server wants it looked at first. Archive it from there: it is in Session.";
        return new XnatPrearchivedException($"{Route} put the session into the prearchive instead of the archive: {why}", answer, session);
    }

    private async Task<PrearchiveSession> ToPrearchiveAsync(HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var (addresses, answer) = await SendToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
        if (addresses.Count > 1)
            throw new XnatConflictException($"The archive held {addresses.Count} studies; each waits in the prearchive now. " +
                "Their addresses are in Candidates.", answer, [.. addresses.Select(static address => address.Uri)]);
        return await PrearchiveReading.ReadAsync(connection, addresses[0], cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<PrearchiveSession>> StudiesToPrearchiveAsync(
        HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var (addresses, _) = await SendToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
        var sessions = new List<PrearchiveSession>();
        foreach (var address in addresses)
            sessions.Add(await PrearchiveReading.ReadAsync(connection, address, cancellationToken).ConfigureAwait(false));
        return sessions;
    }

    private async Task<(IReadOnlyList<PrearchiveAddress> Addresses, FailedAnswer Answer)> SendToPrearchiveAsync(
        HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var query = ImportOptions.Checked(options, ImportDestination.Prearchive).ToQuery("/prearchive");
        var (uris, answer) = await ImportRequest.SendAsync(connection, body, query, null, cancellationToken).ConfigureAwait(false);
        return ([.. uris.Select(static uri => PrearchiveAddress.Parse(uri)
            ?? throw new XnatContentException($"{Route} answered something other than an address in the prearchive; " +
                "look for the session there and in the archive.") { Route = Route })], answer);
    }

    private async Task<DirectArchiveSession> ToDirectArchiveAsync(
        HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var chosen = ImportOptions.Checked(options, ImportDestination.DirectArchive);
        if (chosen.Handler is null) chosen = chosen with { Handler = ImportHandlers.DicomZip };
        if (chosen.Handler == ImportHandlers.SessionImporter)
            throw new ArgumentException(
                "The usual handler cannot receive for the archive itself; leave Handler out for DicomZip.", nameof(options));
        await ArchiveTarget.RefuseAsync(connection, chosen.Project, chosen.Experiment, chosen.Overwrite, cancellationToken)
            .ConfigureAwait(false);
        var (uris, answer) = await ImportRequest.SendAsync(
            connection, body, chosen.ToQuery(null, isDirect: true), null, cancellationToken).ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uris[0]) is { } held) throw await HeldAsync(held, answer, cancellationToken).ConfigureAwait(false);
        return DirectArchiveSession.Parse(connection, uris[0])
            ?? throw new XnatContentException(
                $"{Route} answered something other than the address of a session that is received; look for it in the archive and the "
                + "prearchive.") { Route = Route };
    }

    // Plug-ins and the gathering handlers make of several studies what they like.
    private static bool TakesSeveral(ImportOptions? options) => options?.Handler is not (null or ImportHandlers.SessionImporter);
}
