using System.Diagnostics;
using System.Net;

namespace Xnat.Typed;

/// <summary>Fetches single files: into a part on the same disk, noted in the manifest when it is verified, renamed then.</summary>
internal sealed class TreeFetch(TreeState state)
{
    private const int MostAttempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <exception cref="XnatException">It could not be fetched.</exception>
    public async Task<DownloadedFile> RunAsync(TreeFile file, string key, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await state.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await FetchAsync(file, key, cancellationToken).ConfigureAwait(false);
            }
            catch (XnatException e) when (attempt < MostAttempts && Passes(e))
            {
                if (IsOverload(e)) state.Gate.Overloaded();
            }
            finally
            {
                state.Gate.Exit();
            }

            await Task.Delay(FirstPause * (1 << (attempt - 1)), state.Connection.Options.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DownloadedFile> FetchAsync(TreeFile file, string key, CancellationToken cancellationToken)
    {
        var part = state.Folder.PartOf(file.Path);
        var meter = state.Meter.Begin(file.Path, file.File.Size);
        var done = 0;
        try
        {
            var received = await ReceiveAsync(file, part, meter, cancellationToken).ConfigureAwait(false);
            var entry = new ManifestEntry(file.Path, file.Uri, key, received.Length)
            {
                Md5 = received.Md5, By = received.By, Modified = received.Modified,
            };
            entry = Placement.Place(state, entry, part, received.Modified);
            done = 1;
            return new(file.Path, file.Uri, FileOutcome.Fetched, entry.Size) { VerifiedBy = entry.By };
        }
        finally
        {
            if (done == 0)
            {
                meter.Restart();
                Placement.TryDelete(part);
            }

            state.Meter.End(meter, done);
        }
    }

    private async Task<ReceivedFile> ReceiveAsync(TreeFile file, string part, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var stream = Placement.CreatePart(part);
        await using (stream.ConfigureAwait(false))
        {
            var asked = Stopwatch.GetTimestamp();
            void Answered() => state.Gate.Answered(Stopwatch.GetElapsedTime(asked));
            try
            {
                return await file.File.ReceiveAsync(
                    stream, state.Folder.PartsPath, file.File.Expected, meter, Answered, cancellationToken).ConfigureAwait(false);
            }
            catch (XnatContentException) when (state.Options.Catalog == CatalogCheck.Lenient)
            {
                // The catalog is stale: what the server has now is kept if it comes whole.
                meter.Restart();
                stream.SetLength(0);
                stream.Position = 0;
                return await file.File.ReceiveAsync(stream, state.Folder.PartsPath, default, meter, Answered, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    private static bool IsOverload(XnatException failure) =>
        failure is XnatResponseException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable };

    private static bool Passes(XnatException failure) => failure switch
    {
        XnatAuthenticationException => false,
        XnatConnectionException or XnatContentException => true,
        XnatResponseException { Status: var status } =>
            status == HttpStatusCode.RequestTimeout || IsOverload(failure) || (int)status >= 500,
        _ => false,
    };
}
