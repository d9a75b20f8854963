using System.Diagnostics;
using System.Net;

namespace Xnat.Typed;

/// <summary>Fetches single files: into a part on the same disk, noted in the manifest when it is verified, renamed then.</summary>
internal sealed class TreeFetch(TreeState state)
{
    /// <exception cref="XnatException">It could not be fetched.</exception>
    public async Task<DownloadedFile> RunAsync(TreeFile file, string key, CancellationToken cancellationToken)
    {
        // One rule for requests, bodies and files; among many files some fail for a moment, so there is one where the client has none, too.
        var options = state.Connection.Options;
        var retries = new BodyRetries(options.Retry ?? new(), options.Clock);
        while (true)
        {
            await state.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await FetchAsync(file, key, retries, cancellationToken).ConfigureAwait(false);
            }
            catch (XnatException e) when (retries.MayRepeat(e))
            {
                if (IsOverload(e)) state.Gate.Overloaded();
            }
            finally
            {
                state.Gate.Exit();
            }

            await retries.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DownloadedFile> FetchAsync(TreeFile file, string key, BodyRetries retries, CancellationToken cancellationToken)
    {
        var part = state.Folder.PartOf(file.Path);
        using var note = new PartNote(part, file.Uri, file.File.Expected, state.Ranges);
        var meter = state.Meter.Begin(file.Path, file.File.Size);
        var done = 0;
        var isKept = false;
        try
        {
            var entry = await ReceiveAsync(new(file.Path, file.Uri, key, 0), file.File, (part, note), retries, meter, cancellationToken)
                .ConfigureAwait(false);
            Placement.Place(state, entry, part);
            done = 1;
            return new(file.Path, file.Uri, FileOutcome.Fetched, entry.Size) { VerifiedBy = entry.By };
        }
        catch (Exception e) when (!IsAgainstPart(e))
        {
            // Nothing is wrong with what has come: a wire, a server or an account that fails says nothing of it.
            isKept = note.IsThere;
            throw;
        }
        finally
        {
            if (!isKept)
            {
                note.Discard();
                if (done == 0) Placement.TryDelete(part);
            }

            if (done == 0) meter.Restart();
            state.Meter.End(meter, done);
        }
    }

    private async Task<ManifestEntry> ReceiveAsync(
        ManifestEntry entry,
        XnatFile file,
        (string Path, PartNote Note) part,
        BodyRetries retries,
        ProgressMeter meter,
        CancellationToken cancellationToken)
    {
        var isNoted = file.Size is null or >= PartNote.Block;
        var stream = Placement.OpenPart(part.Path, file.Size ?? 0, isGoneOnWith: isNoted && part.Note.IsThere);
        await using (stream.ConfigureAwait(false))
        {
            async Task<ManifestEntry> ReceiveAsync(ExpectedFile expected, PartNote? note)
            {
                var asked = Stopwatch.GetTimestamp();
                var fetch = new FileFetch(file.Connection, file.Address, expected)
                {
                    ComputesDigest = true,
                    Note = note,
                    Retries = retries,
                    Answered = () => state.Gate.Answered(Stopwatch.GetElapsedTime(asked)),
                };
                await fetch.RunAsync(stream, state.Folder.PartsPath, null, _ => meter, cancellationToken).ConfigureAwait(false);
                return entry with
                {
                    Size = stream.Length, Md5 = fetch.Digest, By = expected.By, Modified = fetch.Modified,
                    Written = FileTime.Set(stream.SafeFileHandle, fetch.Modified),
                };
            }

            try
            {
                return await ReceiveAsync(file.Expected, isNoted ? part.Note : null).ConfigureAwait(false);
            }
            catch (XnatContentException) when (state.Options.Catalog == CatalogCheck.Lenient)
            {
                // The catalog is stale: what the server has now is kept if it comes whole.
                part.Note.Discard();
                meter.Restart();
                return await ReceiveAsync(default, null).ConfigureAwait(false);
            }
        }
    }

    private static bool IsAgainstPart(Exception failure) =>
        failure is XnatContentException or XnatNotFoundException || TreeState.IsOfDisk(failure);

    private static bool IsOverload(XnatException failure) =>
        failure is XnatResponseException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable };
}
