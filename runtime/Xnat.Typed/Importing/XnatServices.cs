using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>The server's services: bringing DICOM data in.</summary>
public sealed class XnatServices
{
    private const string Route = "POST /data/services/import";

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
    public async Task<ExperimentData> ImportAsync(
        string path,
        ImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfFileAsync(path, progress, cancellationToken).ConfigureAwait(false);
        return await ToArchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a stream, which is read from where it stands and stays the caller's.</summary>
    /// <param name="archive">A zip, tar or tar.gz with the files of one study.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ExperimentData> ImportAsync(
        Stream archive, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfStreamAsync(archive, cancellationToken).ConfigureAwait(false);
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
    public async Task<PrearchiveSession> ImportToPrearchiveAsync(
        string path,
        ImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfFileAsync(path, progress, cancellationToken).ConfigureAwait(false);
        return await ToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a stream, which is read from where it stands and stays the caller's.</summary>
    /// <param name="archive">A zip, tar or tar.gz with the files of one study.</param>
    /// <param name="options">Where it goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<PrearchiveSession> ImportToPrearchiveAsync(
        Stream archive, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var body = await ImportBody.OfStreamAsync(archive, cancellationToken).ConfigureAwait(false);
        return await ToPrearchiveAsync(body, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExperimentData> ToArchiveAsync(HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var chosen = options ?? new();
        // Without Overwrite the service refuses by itself what is there.
        if (chosen.Overwrite != ImportOverwrite.None)
            await ArchiveTarget.RefuseAsync(connection, chosen.Project, chosen.Experiment, chosen.Overwrite, cancellationToken)
                .ConfigureAwait(false);
        var (uris, answer) = await SendAsync(body, chosen.ToQuery("/archive"), cancellationToken).ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uris[0]) is not { } held)
            return await ArchivedSession.ReadAsync(connection, uris[0], Route, cancellationToken).ConfigureAwait(false);
        var session = await PrearchiveReading.ReadAsync(connection, held, cancellationToken).ConfigureAwait(false);
        var why = session.Project == "Unassigned"
            ? "neither the options nor the DICOM files name a project that this account may write to. Give Project, " +
                "then move the session there, or delete it and import anew."
            : "the project or the server wants it looked at first. Archive it from there: it is in Session.";
        throw new XnatPrearchivedException($"{Route} put the session into the prearchive instead of the archive: {why}", answer, session);
    }

    private async Task<PrearchiveSession> ToPrearchiveAsync(HttpContent body, ImportOptions? options, CancellationToken cancellationToken)
    {
        var (uris, answer) = await SendAsync(body, (options ?? new()).ToQuery("/prearchive"), cancellationToken).ConfigureAwait(false);
        if (uris.Count > 1)
            throw new XnatConflictException($"The archive held {uris.Count} studies; each waits in the prearchive now. " +
                "Their addresses are in Candidates.", answer, uris);
        var address = PrearchiveAddress.Parse(uris[0])
            ?? throw new XnatContentException($"{Route} answered something other than an address in the prearchive; " +
                "look for the session there and in the archive.") { Route = Route };
        return await PrearchiveReading.ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<string> Uris, FailedAnswer Answer)> SendAsync(
        HttpContent body, ImportQuery query, CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(
            token => connection.Import.ImportAsync(body, query, token), ExpectedContent.Text, cancellationToken).ConfigureAwait(false);
        var text = await XnatConnection.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        var uris = text.Split(
            ['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Uri.UnescapeDataString).ToArray();
        if (uris.Length == 0)
            throw new XnatContentException(
                $"{Route} did not say where the session went; look for it in the archive and the prearchive.") { Route = Route };
        return (uris, connection.Describe(response));
    }
}
