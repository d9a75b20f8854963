using System.Net;

namespace Xnat.Typed;

/// <summary>
/// Fetches one file. Where the answer breaks off, it is gone on with from the byte where it stopped if the server answers ranges, which
/// XNAT itself does not; otherwise from the beginning.
/// </summary>
/// <param name="connection">The session.</param>
/// <param name="address">Path of the file below <c>/data</c>.</param>
/// <param name="expected">What the catalog says of it.</param>
internal sealed class FileFetch(XnatConnection connection, string address, ExpectedFile expected)
{
    private FileVersion version = new(null, null);

    /// <summary>Whether the server has refused to go on from a place, or answered with another one.</summary>
    private bool isWholeOnly;

    /// <summary>Whether a digest is computed where the catalog has none, too.</summary>
    public bool ComputesDigest { get; init; }

    /// <summary>How often it is gone on with.</summary>
    public BodyRetries Retries { get; init; } = new(connection.Options);

    /// <summary>By what a later run can go on if this one dies; needs the digest.</summary>
    public PartNote? Note { get; init; }

    /// <summary>Called when an answer begins.</summary>
    public Action? Answered { get; init; }

    /// <summary>MD5 of the file, once it was received; empty where it was not computed.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>When the server says that it was changed last.</summary>
    public DateTimeOffset? Modified => version.Modified;

    /// <summary>Writes the file into one that can seek: an empty one, or the part that the note tells of.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="folder">Where a second one is made if an encoding has to be undone.</param>
    /// <param name="first">The answer with the whole file, where it was asked for already.</param>
    /// <param name="makeMeter">Makes what hears of the receiving, once the length is known that the server announces.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What it was compared by, and what heard of it.</returns>
    /// <exception cref="XnatContentException">What came is not what the catalog says.</exception>
    /// <exception cref="XnatConnectionException">The connection broke more often than requests are sent again.</exception>
    public async Task<(VerifiedBy? By, ProgressMeter? Meter)> RunAsync(
        FileStream target,
        string folder,
        HttpResponseMessage? first,
        Func<long?, ProgressMeter?> makeMeter,
        CancellationToken cancellationToken)
    {
        using var md5 = ComputesDigest || expected.Digest is not null ? new Md5Digest() : null;
        var copy = await BeginAsync(target, md5, cancellationToken).ConfigureAwait(false);
        ProgressMeter? meter = null;
        while (true)
        {
            using var response = first ?? await AskAsync(copy.Length, cancellationToken).ConfigureAwait(false);
            first = null;
            Answered?.Invoke();
            var reception = new FileReception(expected, connection.Options.Limits, connection.RouteOf(response));
            if (response.StatusCode != HttpStatusCode.PartialContent) Begin(response, copy, meter);
            if (meter is null)
            {
                meter = makeMeter(ContentCoding.Of(response.Content).Count == 0 ? response.Content.Headers.ContentLength : null);
                if (copy.Length > 0) meter?.Add(copy.Length);
            }

            try
            {
                var by = await reception.RunAsync(response, target, (copy, md5), folder, meter, cancellationToken).ConfigureAwait(false);
                Digest = reception.Digest;
                return (by, meter);
            }
            catch (XnatConnectionException e) when (Retries.MayGoOn(e))
            {
                // What was put on by a proxy is not the file, and cannot be gone on with as if it were.
                isWholeOnly |= ContentCoding.Of(response.Content).Count > 0;
                if (!isWholeOnly && copy.Length == expected.Size)
                {
                    var by = reception.Compare(copy.Length, md5);
                    Digest = reception.Digest;
                    return (by, meter);
                }
            }

            await Retries.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The answer with the whole file.</summary>
    public Task<HttpResponseMessage> AskAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(token => connection.Files.DownloadAsync(address, token), ExpectedContent.Bytes, cancellationToken);

    private async Task<FileCopy> BeginAsync(FileStream target, Md5Digest? md5, CancellationToken cancellationToken)
    {
        if (Note is not { } note || md5 is null) return new(target.SafeFileHandle, md5);
        var copy = new FileCopy(target.SafeFileHandle, md5, (length, next) => note.Mark(length, next, md5));
        if (await note.TakeUpAsync(target.SafeFileHandle, md5, cancellationToken).ConfigureAwait(false) is { } beginning)
        {
            version = beginning.Version;
            copy.Continue(beginning.Length);
        }

        return copy;
    }

    private void Begin(HttpResponseMessage response, FileCopy copy, ProgressMeter? meter)
    {
        var answered = FileVersion.Of(response);
        var isEncoded = ContentCoding.Of(response.Content).Count > 0;
        if (copy.Length > 0 && !isEncoded && version.IsKnown && version == answered) Note?.MissRanges();
        version = answered;
        copy.Restart();
        meter?.Restart();
        // What was put on by a proxy is not the file.
        if (isEncoded) Note?.Discard();
        else Note?.Begin(version);
    }

    private async Task<HttpResponseMessage> AskAsync(long start, CancellationToken cancellationToken)
    {
        if (start == 0 || isWholeOnly || !version.IsKnown) return await AskAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await connection.AskAsync(
                token => connection.Files.DownloadPartAsync(address, $"bytes={start}-", version.Condition, token),
                ExpectedContent.Bytes,
                cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.PartialContent) return response;
            if (version.IsContinuedBy(response, start, expected.Size)) return response;
            response.Dispose();
        }
        catch (XnatResponseException e) when (e.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The file is shorter than it was, or what stands before the server does not know how long it is.
        }

        isWholeOnly = true;
        return await AskAsync(cancellationToken).ConfigureAwait(false);
    }
}
