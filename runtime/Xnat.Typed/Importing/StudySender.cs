using System.Net;

namespace Xnat.Typed;

/// <summary>Sends one study: as one archive to the usual handler, or in parts to one that gathers them.</summary>
internal sealed class StudySender(XnatConnection connection, DirectoryImportOptions options, ProgressMeter meter)
{
    private const int MostAttempts = 4;

    private readonly ImportOptions import = options.Import;

    private readonly Dictionary<string, string?>? values = ImportValues.ToParameters(options.Import.Values, connection.Options);

    private bool IsForArchive => options.Destination != ImportDestination.Prearchive;

    private bool IsDirect => options.Destination == ImportDestination.DirectArchive;

    private bool IsOneByOne => import.Handler == ImportHandlers.GradualDicom;

    /// <param name="study">The study.</param>
    /// <param name="gathered">Hears where its parts are gathered, as soon as the first is there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Addresses of what the server made of it.</returns>
    /// <exception cref="XnatConflictException">It would be merged into a session that is there.</exception>
    /// <exception cref="XnatException">It failed, for good or four times.</exception>
    public async Task<IReadOnlyList<string>> SendAsync(
        StudyFiles study, Action<IReadOnlyList<string>> gathered, CancellationToken cancellationToken)
    {
        // Without Overwrite the service refuses by itself what is there.
        if (IsDirect || (IsForArchive && import.OverwriteAtMost != ImportOverwrite.None))
            await ArchiveTarget.RefuseAsync(connection, import.Project, import.Experiment, import.OverwriteAtMost, cancellationToken)
                .ConfigureAwait(false);
        if (IsDirect)
            await ArchiveTarget.RefuseStudyAsync(connection, import.Project, study.Uid, import.OverwriteAtMost, cancellationToken)
                .ConfigureAwait(false);
        return import.Handler switch
        {
            ImportHandlers.DicomZip when IsDirect => await ArchiveAsync(
                await SendAsync(study.Files, null, mayRepeat: false, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false),
            ImportHandlers.DicomZip or ImportHandlers.GradualDicom =>
                await SendInPartsAsync(study, gathered, cancellationToken).ConfigureAwait(false),
            _ => await SendAsync(study.Files, IsForArchive ? "/archive" : "/prearchive", mayRepeat: false, cancellationToken)
                .ConfigureAwait(false),
        };
    }

    /// <summary>The first part makes the session that the others join; only when all are there is it built.</summary>
    private async Task<IReadOnlyList<string>> SendInPartsAsync(
        StudyFiles study, Action<IReadOnlyList<string>> gathered, CancellationToken cancellationToken)
    {
        var parts = IsOneByOne ? [.. study.Files.Select(static file => (IReadOnlyList<LocalTreeFile>)[file])] : Parts(study.Files);
        var uris = await SendAsync(parts[0], null, mayRepeat: true, cancellationToken).ConfigureAwait(false);
        gathered(uris);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(parts.Skip(1), parallel, async (part, token) =>
        {
            var joined = await SendAsync(part, null, mayRepeat: true, token).ConfigureAwait(false);
            if (!joined.SequenceEqual(uris, StringComparer.Ordinal))
                throw new XnatContentException(
                    $"{ImportRequest.Route} put parts of one study into several sessions. Look at them in the prearchive, and send "
                    + "the study by the usual handler.") { Route = ImportRequest.Route };
        }).ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uris[0]) is not { } address) return await ArchiveAsync(uris, cancellationToken).ConfigureAwait(false);
        if (IsDirect) return uris;
        var target = new ArchivingTarget(address, address.Project, import.Experiment ?? address.Folder, study.Uid, null);
        return await ImportRequest.CommitAsync(connection, target, IsForArchive, import.Reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the gathering of a session that was received for the archive itself.</summary>
    /// <returns>Where it is; what was given for anything else.</returns>
    private async Task<IReadOnlyList<string>> ArchiveAsync(IReadOnlyList<string> uris, CancellationToken cancellationToken)
    {
        if (DirectArchiveSession.Parse(connection, uris[0]) is not { } session) return uris;
        var archived = await session.ArchiveAsync(null, cancellationToken).ConfigureAwait(false);
        return ["/data/" + ItemReading.LocationOf(archived).Address];
    }

    private List<IReadOnlyList<LocalTreeFile>> Parts(IReadOnlyList<LocalTreeFile> files)
    {
        var (parts, part, bytes) = (new List<IReadOnlyList<LocalTreeFile>>(), new List<LocalTreeFile>(), 0L);
        foreach (var file in files)
        {
            if (part.Count > 0 && bytes + file.State.Length > options.MaxBatchBytes)
            {
                parts.Add(part);
                (part, bytes) = ([], 0);
            }

            part.Add(file);
            bytes += file.State.Length;
        }

        parts.Add(part);
        return parts;
    }

    /// <summary>
    /// Sends files as one archive. One that the server got whole is sent again only to a handler that takes the same file twice without
    /// harm; one that broke off before is none, and is sent again always.
    /// </summary>
    private async Task<IReadOnlyList<string>> SendAsync(
        IReadOnlyList<LocalTreeFile> files, string? destination, bool mayRepeat, CancellationToken cancellationToken)
    {
        var length = files.Sum(static file => file.State.Length);
        var part = meter.Begin(files[0].Name, length);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                using var body = BodyOf(files, part);
                try
                {
                    var (uris, _) = await ImportRequest.SendAsync(
                        connection, body, import.ToQuery(destination, IsDirect), values, cancellationToken).ConfigureAwait(false);
                    part.Restart();
                    part.Add(length);
                    return uris;
                }
                catch (XnatException e) when (attempt < MostAttempts && (mayRepeat ? PassingFailure.Is(e) : IsRefusedUnread(e, body)))
                {
                    await PassingFailure.WaitAsync(e, attempt, connection.Options.Clock, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            meter.End(part, files.Count);
        }
    }

    private SentContent BodyOf(IReadOnlyList<LocalTreeFile> files, ProgressMeter part) => IsOneByOne
        ? FileContent.AsFound(files[0], "application/dicom", part)
        : new PackedContent(new([.. files.Select(static file => new PackedFile(file.Path, file.Name, file.State))]), part);

    private static bool IsRefusedUnread(XnatException failure, SentContent body) =>
        failure is XnatResponseException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable }
        || (failure is XnatConnectionException && !body.IsSent);
}
