namespace Xnat.Typed;

/// <summary>MD5 of a local file, to compare it with what the server has.</summary>
internal static class LocalDigest
{
    /// <summary><see langword="null"/> if the file cannot be read; who sends it will hear why.</summary>
    public static async Task<string?> OfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = LocalFile.Open(path);
            await using (file.ConfigureAwait(false))
            {
                using var md5 = new Md5Digest();
                await StreamCopy.CopyAsync(file, Stream.Null, long.MaxValue, md5, null, cancellationToken).ConfigureAwait(false);
                return md5.Finish();
            }
        }
        catch (Exception e) when (e is ArgumentException or XnatException || DiskFailure.Is(e))
        {
            return null;
        }
    }
}
