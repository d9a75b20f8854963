namespace Xnat.Typed;

/// <summary>A file that gets its name only when it is complete: written as <c>NAME.partial</c>, renamed at the end, deleted on failure.</summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private const string Suffix = ".partial";

    private readonly string name;
    private bool kept;

    private PartialFile(string name, FileStream stream)
    {
        this.name = name;
        Stream = stream;
    }

    public FileStream Stream { get; }

    /// <summary>Opens the file before anything is asked of the server, so that a folder that cannot be written costs no download.</summary>
    /// <exception cref="XnatException">It cannot be written.</exception>
    public static PartialFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target)) throw new XnatException($"{target} is a folder; give the name of the file to write. Nothing was downloaded.");
        try
        {
            return new(target, new(target + Suffix, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var folder = Path.GetDirectoryName(target);
            var why = Directory.Exists(folder) ? "check its permissions and whether another program holds the file" : "there is no such folder, create it";
            throw new XnatException($"{target} cannot be written: {why}. Nothing was downloaded.", e);
        }
    }

    /// <summary>Gives the file its name, in place of an older one.</summary>
    public async ValueTask KeepAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        File.Move(name + Suffix, name, overwrite: true);
        kept = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        if (!kept) File.Delete(name + Suffix);
    }
}
