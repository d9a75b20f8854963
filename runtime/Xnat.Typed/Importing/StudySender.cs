using System.Net;

namespace Xnat.Typed;

/// <summary>Sends one study: as one archive to the usual handler, or in parts to one that gathers them.</summary>
internal sealed class StudySender(XnatConnection connection, DirectoryImportOptions options, ProgressMeter meter)
{
    private const int MostAttempts = 4;

    private readonly ImportOptions import = options.Import;

    private bool IsForArchive => options.Destination == ImportDestination.Archive;

    /// <returns>Addresses of what the server made of it.</returns>
    /// <exception cref="XnatException">It failed, for good or four times.</exception>
    public async Task<IReadOnlyList<string>> SendAsync(StudyFiles study, CancellationToken cancellationToken)
    {
        // Without Overwrite the service refuses by itself what is there.
        if (IsForArchive && import.Overwrite != ImportOverwrite.None)
            await ArchiveTarget.RefuseAsync(connection, import.Project, import.Experiment, import.Overwrite, cancellationToken)
                .ConfigureAwait(false);
        return import.Handler == ImportHandlers.DicomZip
            ? await SendInPartsAsync(study, cancellationToken).ConfigureAwait(false)
            : await SendAsync(study.Files, IsForArchive ? "/archive" : "/prearchive", mayRepeat: false, cancellationToken)
                .ConfigureAwait(false);
    }

    /// <summary>The first part makes the session that the others join; only when all are there is it built.</summary>
    private async Task<IReadOnlyList<string>> SendInPartsAsync(StudyFiles study, CancellationToken cancellationToken)
    {
        var parts = Parts(study.Files);
        var uris = await SendAsync(parts[0], null, mayRepeat: true, cancellationToken).ConfigureAwait(false);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(parts.Skip(1), parallel, async (part, token) =>
        {
            var joined = await SendAsync(part, null, mayRepeat: true, token).ConfigureAwait(false);
            if (!joined.SequenceEqual(uris, StringComparer.Ordinal))
                throw new XnatContentException(
                    $"{ImportRequest.Route} put parts of one study into several sessions of the prearchive. Look at them there, and send "
                    + "the study by the usual handler.") { Route = ImportRequest.Route };
        }).ConfigureAwait(false);
        if (PrearchiveAddress.Parse(uris[0]) is not { } address) return uris;
        return await ImportRequest.CommitAsync(connection, address, IsForArchive, import.Reason, cancellationToken).ConfigureAwait(false);
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
                var packed = new PackedArchive([.. files.Select(static file => new PackedFile(file.Path, file.Name, file.State))]);
                using var body = new PackedContent(packed, part);
                try
                {
                    var (uris, _) = await ImportRequest.SendAsync(connection, body, import.ToQuery(destination), cancellationToken)
                        .ConfigureAwait(false);
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

    private static bool IsRefusedUnread(XnatException failure, PackedContent body) =>
        failure is XnatResponseException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable }
        || (failure is XnatConnectionException && !body.IsSent);
}
