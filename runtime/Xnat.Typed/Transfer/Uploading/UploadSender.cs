namespace Xnat.Typed;

/// <summary>
/// Sends the files of a folder, one request after another: XNAT keeps one catalog for each resource, and writes it each time.
/// </summary>
internal sealed class UploadSender(UploadTarget target, DirectoryUploadOptions options, ProgressMeter meter)
{
    private const string MediaType = "application/octet-stream";

    /// <summary>Never kept by the server: it unpacks what comes under it.</summary>
    private const string ArchiveName = "xnat-typed-batch.zip";

    /// <summary>After so many failures in a row the server is left alone.</summary>
    private const int MostFailures = 5;

    private int failures;

    /// <summary>How many requests carried files.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether the server took what was sent at least once, whatever it did with it.</summary>
    public FailedAnswer? Answer { get; private set; }

    /// <summary>The last failure before the sending was given up.</summary>
    public XnatException? StoppedBy { get; private set; }

    /// <summary>Sends what is to be sent. What fails is noted with the files.</summary>
    /// <param name="items">The files.</param>
    /// <param name="overwrites">Whether files of these paths are replaced.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RunAsync(IEnumerable<UploadItem> items, bool overwrites, CancellationToken cancellationToken)
    {
        foreach (var batch in UploadBatches.Of(items, options))
        {
            if (StoppedBy is not null) return;
            var left = batch;
            // A file that changes or goes takes its batch along; the others go again without it.
            while (left.Count > 0 && !await SendAsync(left, overwrites, cancellationToken).ConfigureAwait(false))
                left = [.. left.Where(static item => item.Error is null)];
        }
    }

    /// <returns>Whether there is nothing more to be done with these now.</returns>
    private async Task<bool> SendAsync(IReadOnlyList<UploadItem> batch, bool overwrites, CancellationToken cancellationToken)
    {
        Requests++;
        foreach (var item in batch) (item.Digest, item.Error) = (null, null);
        var length = batch.Sum(static item => item.State.Length);
        var part = meter.Begin(batch[0].Path, length);
        var isSent = false;
        try
        {
            await (UploadBatches.IsPacked(batch)
                ? SendPackedAsync(batch, part, overwrites, cancellationToken)
                : SendAloneAsync(batch[0], part, overwrites, cancellationToken)).ConfigureAwait(false);
            (isSent, failures) = (true, 0);
            return true;
        }
        catch (XnatException e) when (batch.Any(static item => item.Error is not null))
        {
            if (options.OnFailure == BulkFailure.Stop) StoppedBy = e;
            return StoppedBy is not null;
        }
        catch (XnatException e) when (PassingFailure.Is(e))
        {
            foreach (var item in batch) item.Error = e;
            if (++failures >= MostFailures) StoppedBy = e;
            else await PassingFailure.WaitAsync(e, failures, target.Connection.Options.Clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            // What counts are the bytes of files that were taken, and not the records of the archive around them.
            part.Restart();
            if (isSent) part.Add(length);
            meter.End(part, isSent ? batch.Count : 0);
        }
    }

    private async Task SendPackedAsync(
        IReadOnlyList<UploadItem> batch, ProgressMeter part, bool overwrites, CancellationToken cancellationToken)
    {
        PackedFile[] files = [.. batch.Select(static item => new PackedFile(item.LocalPath, item.Path, item.State))];
        using var body = new PackedContent(new(files), part);
        try
        {
            (Answer, _) = await target.PutAsync(
                ArchiveName, body, options.ToQuery(overwrites, extracts: true), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            for (var index = 0; index < files.Length; index++)
                (batch[index].Digest, batch[index].Error) = (files[index].Digest, files[index].Failure);
        }
    }

    private async Task SendAloneAsync(UploadItem item, ProgressMeter part, bool overwrites, CancellationToken cancellationToken)
    {
        using var body = Open(item, part);
        try
        {
            (Answer, _) = await target.PutAsync(
                item.Path, body, options.ToQuery(overwrites, extracts: false), cancellationToken).ConfigureAwait(false);
        }
        catch (XnatException e) when (e.GetType() == typeof(XnatException))
        {
            // What is neither the server's nor the connection's is the file's.
            throw item.Error = e;
        }
        finally
        {
            item.Digest = body.Digest;
        }
    }

    private static FileContent Open(UploadItem item, ProgressMeter part)
    {
        try
        {
            var body = FileContent.AsPart(item.LocalPath, MediaType, part);
            item.State = item.State with { Length = body.Length };
            return body;
        }
        catch (ArgumentException)
        {
            throw item.Error = new XnatException("A file that was to be sent is not there any more.");
        }
        catch (XnatException e)
        {
            throw item.Error = e;
        }
    }
}
