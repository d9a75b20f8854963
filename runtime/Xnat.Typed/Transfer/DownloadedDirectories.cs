namespace Xnat.Typed;

/// <summary>Folders that downloads have written.</summary>
public static class DownloadedDirectories
{
    /// <summary>
    /// Moves the files of folders that parts of one work have downloaded into one, with one manifest and one list of digests. On one disk
    /// each file is renamed and none is copied. Repeated after it was killed it goes on; parts that are merged already have no folder any
    /// more and are passed over. Of a part that has not come to its end what it needs to go on is moved, too:
    /// <see cref="DirectoryMerge.Unfinished"/> says so, and a download of the whole into the folder goes on with it.
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

    /// <summary>
    /// What is known of a download into a folder that is at work there, or ended before all was there. The call that began it, made again,
    /// goes on with it; nothing else needs to be known for that.
    /// </summary>
    /// <param name="folder">The folder that was given to the download.</param>
    /// <returns><see langword="null"/> where none is: the last one came to its end, or there was none. No server is asked.</returns>
    /// <exception cref="InvalidOperationException">Its manifest is not as it was written, or of another version.</exception>
    /// <exception cref="XnatException">The folder cannot be read.</exception>
    public static UnfinishedDownload? FindUnfinished(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return UnfinishedRuns.Find(folder);
    }

    /// <summary>
    /// Gives up a download that has not come to its end: what it needs to go on is removed, files that are whole stay. Where there is none,
    /// nothing happens.
    /// </summary>
    /// <param name="folder">The folder that was given to the download.</param>
    /// <param name="forgetFiles">
    /// Whether the manifest and the list of digests go, too. The files stay; a later download compares them anew.
    /// </param>
    /// <param name="cancellationToken">Ends the call before it has begun.</param>
    /// <exception cref="InvalidOperationException">A run holds the folder. Nothing was removed.</exception>
    /// <exception cref="XnatException">Something cannot be removed.</exception>
    public static Task DiscardUnfinishedAsync(string folder, bool forgetFiles = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        cancellationToken.ThrowIfCancellationRequested();
        return DiskFailure.GuardAsync(() => UnfinishedRuns.DiscardAsync(folder, forgetFiles));
    }
}
