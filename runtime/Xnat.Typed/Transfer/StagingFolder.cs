namespace Xnat.Typed;

/// <summary>A hidden folder inside the target: on the same disk, so that moving what is complete costs nothing, and gone afterwards whatever happens.</summary>
internal sealed class StagingFolder : IAsyncDisposable
{
    private readonly string path;
    private readonly string? created;

    private StagingFolder(string path, string? created)
    {
        this.path = path;
        this.created = created;
    }

    public string FilesPath => Path.Combine(path, "files");

    public string ArchivePath => Path.Combine(path, "archive.zip");

    /// <exception cref="XnatException">The folder cannot be written.</exception>
    public static StagingFolder Create(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var target = Path.GetFullPath(folder);
        var fresh = Directory.Exists(target) ? null : target;
        var stage = Path.Combine(target, $".xnat-{Guid.NewGuid():N}.partial");
        try
        {
            Directory.CreateDirectory(Path.Combine(stage, "files"));
            return new(stage, fresh);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new XnatException($"The folder {target} cannot be written: check its permissions, the free space, and that no file has this name. Nothing was downloaded.", e);
        }
    }

    /// <summary>Moves each file to its place, over an older one of the same name.</summary>
    public void MoveInto(string folder)
    {
        var target = Path.GetFullPath(folder);
        foreach (var file in Directory.EnumerateFiles(FilesPath, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(target, Path.GetRelativePath(FilesPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place, overwrite: true);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(path, recursive: true);
        // A folder that only this download made goes too if nothing came into it.
        if (created is not null && !Directory.EnumerateFileSystemEntries(created).Any()) Directory.Delete(created);
        return ValueTask.CompletedTask;
    }
}
