namespace Xnat.Typed;

/// <summary>Reads a local file for its digest: only where somebody may have changed it, or who asks wants to know.</summary>
internal static class LocalDigest
{
    /// <exception cref="XnatException">It cannot be read.</exception>
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite,
                bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (file.ConfigureAwait(false))
            {
                using var md5 = new Md5Digest();
                await StreamCopy.CopyAsync(file, Stream.Null, long.MaxValue, md5, null, cancellationToken).ConfigureAwait(false);
                return md5.Finish();
            }
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException(
                "A file of the folder cannot be read; check its permissions and the disk. It was left as it is.",
                DiskFailure.WithoutPath(e));
        }
    }
}
