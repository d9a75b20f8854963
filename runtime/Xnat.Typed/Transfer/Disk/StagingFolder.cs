namespace Xnat.Typed;

/// <summary>
/// A hidden folder inside the target: on the same disk, so that moving what is complete costs nothing, and gone afterwards whatever
/// happens, unless older files of the target are still in it. An open file beside it says that it is in use.
/// </summary>
internal sealed class StagingFolder : IAsyncDisposable
{
    private readonly string path;
    private readonly string shown;
    private readonly FileStream held;
    private readonly IReadOnlyList<string> created;
    private bool isMoved;

    private StagingFolder((string Path, string Shown) target, string path, FileStream held, IReadOnlyList<string> created)
    {
        Target = target.Path;
        shown = target.Shown;
        this.path = path;
        this.held = held;
        this.created = created;
    }

    /// <summary>The folder that all goes into.</summary>
    public string Target { get; }

    public string FilesPath => Path.Combine(path, "files");

    /// <param name="folder">The folder to write into; it is made if need be.</param>
    /// <param name="shown">What messages call it: what the caller gave, without labels that were put behind.</param>
    /// <exception cref="XnatException">The folder cannot be written.</exception>
    public static StagingFolder Create(string folder, string shown)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var target = Path.GetFullPath(folder);
        var missing = MissingAbove(target);
        FileStream? file = null;
        try
        {
            Directory.CreateDirectory(target);
            (var name, file) = HeldFile.Create(target, Leftovers.Lock, FileOptions.DeleteOnClose);
            var stage = Path.ChangeExtension(name, Leftovers.Partial);
            Directory.CreateDirectory(Path.Combine(stage, "files"));
            Leftovers.Clear(target, name);
            return new((target, shown), stage, file, missing);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            file?.Dispose();
            DeleteEmpty(missing);
            throw new XnatException(
                $"The folder {shown} cannot be written: check its permissions, the free space, the length of its name, " +
                "and that no file has its name or that of a folder to be made in it. " +
                "Nothing was downloaded.",
                DiskFailure.WithoutPath(e));
        }
    }

    /// <summary>Takes back all files that wait to be moved.</summary>
    public void Empty()
    {
        Directory.Delete(FilesPath, recursive: true);
        Directory.CreateDirectory(FilesPath);
    }

    /// <summary>Moves all files to their places, or none.</summary>
    /// <exception cref="XnatException">Something stands in the way.</exception>
    public void MoveInto() => MoveInto(File.Move);

    /// <inheritdoc cref="MoveInto()" path="/*[not(self::param)]"/>
    /// <param name="moveFile">Moves one file, as <see cref="File.Move(string, string, bool)"/> does.</param>
    public void MoveInto(Action<string, string, bool> moveFile)
    {
        StagedMove.Run(FilesPath, (Target, shown), ReplacedPath(path), moveFile);
        isMoved = true;
    }

    /// <summary>Whether a staging folder has files in it that stood in the target before, and may stand nowhere else.</summary>
    public static bool HasOlderFiles(string path) =>
        Directory.Exists(ReplacedPath(path)) && Directory.EnumerateFiles(ReplacedPath(path), "*", SearchOption.AllDirectories).Any();

    public async ValueTask DisposeAsync()
    {
        try
        {
            Directory.Delete(isMoved || !HasOlderFiles(path) ? path : FilesPath, recursive: true);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The next run into this folder clears it; what went wrong before says more.
        }

        await held.DisposeAsync().ConfigureAwait(false);
        DeleteEmpty(created);
    }

    private static string ReplacedPath(string path) => Path.Combine(path, "replaced");

    /// <summary>The folders that are about to be made, from the target upwards.</summary>
    private static List<string> MissingAbove(string target)
    {
        var missing = new List<string>();
        for (var at = target; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at)) missing.Add(at);
        return missing;
    }

    // Folders that only this download made go too if nothing came into them.
    private static void DeleteEmpty(IReadOnlyList<string> folders)
    {
        try
        {
            foreach (var folder in folders)
            {
                if (!Directory.Exists(folder)) continue;
                if (Directory.EnumerateFileSystemEntries(folder).Any()) return;
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // An empty folder more is no reason to fail.
        }
    }
}
