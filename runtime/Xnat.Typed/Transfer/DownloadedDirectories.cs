namespace Xnat.Typed;

/// <summary>Folders that downloads have written.</summary>
public static class DownloadedDirectories
{
    /// <summary>
    /// Moves the files of folders that parts of one work have downloaded into one, with one manifest and one list of digests. On one disk
    /// each file is renamed and none is copied. Repeated after it was killed it goes on; parts that are merged already have no folder any
    /// more and are passed over.
    /// </summary>
    /// <param name="parts">The folders, each written by a download of its own.</param>
    /// <param name="folder">The folder that all goes into; it is made if need be, and none of the parts.</param>
    /// <param name="cancellationToken">Ends the call; what was moved stays and is known.</param>
    /// <exception cref="InvalidOperationException">A run holds one of the folders, or they are of different servers.</exception>
    /// <exception cref="XnatException">A file cannot be moved.</exception>
    public static Task<DirectoryMerge> MergeAsync(
        IEnumerable<string> parts, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return DiskFailure.GuardAsync(() => TreeMerge.RunAsync([.. parts], folder, cancellationToken));
    }
}
