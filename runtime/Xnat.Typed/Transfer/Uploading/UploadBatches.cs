namespace Xnat.Typed;

/// <summary>Puts files together that go in one request.</summary>
internal static class UploadBatches
{
    /// <summary>From here on a request of its own costs little beside the bytes.</summary>
    private const long Large = 8 * 1024 * 1024;

    /// <summary>
    /// In the order of the files. XNAT stores an empty file out of an archive alone, and only there a name stays as it is that not every
    /// server reads in an address.
    /// </summary>
    public static IEnumerable<IReadOnlyList<UploadItem>> Of(IEnumerable<UploadItem> items, DirectoryUploadOptions options)
    {
        var (batch, bytes) = (new List<UploadItem>(), 0L);
        foreach (var item in items)
        {
            var length = item.State.Length;
            if (length >= Math.Min(Large, options.MaxBatchBytes))
            {
                yield return [item];
                continue;
            }

            if (batch.Count == options.MaxBatchFiles || bytes + length > options.MaxBatchBytes)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(item);
            bytes += length;
        }

        if (batch.Count > 0) yield return batch;
    }

    /// <summary>Whether files go as an archive that the server unpacks.</summary>
    public static bool IsPacked(IReadOnlyList<UploadItem> batch) =>
        batch is not [{ State.Length: > 0 } item] || !RemotePath.IsPlain(item.Path);
}
