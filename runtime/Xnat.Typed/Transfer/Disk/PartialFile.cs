namespace Xnat.Typed;

/// <summary>
/// A file that gets its name only when it is complete: written under another name beside it, renamed at the end, deleted on failure.
/// </summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private readonly string target;
    private readonly string name;
    private bool kept;

    private PartialFile(string target, string name, FileStream stream)
    {
        this.target = target;
        this.name = name;
        Stream = stream;
    }

    public FileStream Stream { get; }

    /// <summary>The folder that it is written in.</summary>
    public string Folder => Path.GetDirectoryName(name)!;

    /// <summary>Opens the file before anything is asked of the server, so that a folder that cannot be written costs no download.</summary>
    /// <exception cref="ArgumentException">The path is none.</exception>
    /// <exception cref="XnatException">It cannot be written, or something other than a regular file stands there.</exception>
    public static PartialFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var wanted = Path.GetFullPath(path);
        if (Directory.Exists(wanted) || Path.EndsInDirectorySeparator(wanted))
            throw new XnatException($"{wanted} is a folder; give the name of the file to write. Nothing was downloaded.");
        RefuseSpecial(wanted);
        try
        {
            if (SafePath.IsTooLong(Path.GetFileName(wanted))) throw DiskFailure.OfTarget(wanted, null);
            var (partial, stream) = HeldFile.Create(Path.GetDirectoryName(wanted)!, Leftovers.Partial, FileOptions.Asynchronous);
            Leftovers.Clear(Path.GetDirectoryName(wanted)!, partial);
            return new(wanted, partial, stream);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfTarget(wanted, e);
        }
    }

    /// <summary>Gives the file its name, in place of an older one.</summary>
    /// <exception cref="XnatException">It cannot have it.</exception>
    public async ValueTask KeepAsync()
    {
        RefuseSpecial(target);
        try
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
            File.Move(name, target, overwrite: true);
            kept = true;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfTarget(target, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
            if (!kept) File.Delete(name);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The next run clears it; what went wrong before says more.
        }
    }

    private static void RefuseSpecial(string target)
    {
        if (FileKind.IsFree(target)) return;
        throw new XnatException(
            $"{target} is a link, a device or a pipe, and only files are replaced; give the name of a file. Nothing was downloaded.");
    }
}
