namespace Xnat.Typed.Server.Persistence;

/// <summary>The folder in which one server keeps everything: a database, large files beside it, uploads that are still coming in.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "lock";
    private const string DatabaseName = "xnat-typed.db";
    private const string FilesName = "files";
    private const string IncomingName = "incoming";

    private readonly FileStream owner;

    private DataFolder(string path, FileStream owner)
    {
        this.owner = owner;
        Files = Directory.CreateDirectory(Path.Combine(path, FilesName));
        Incoming = Directory.CreateDirectory(Path.Combine(path, IncomingName));
        Database = Database.Open(Path.Combine(path, DatabaseName));
    }

    public Database Database { get; }

    /// <summary>Contents too large for the database, each under a name that the database knows.</summary>
    public DirectoryInfo Files { get; }

    /// <summary>Uploads that nothing refers to yet.</summary>
    public DirectoryInfo Incoming { get; }

    /// <summary>Takes a folder, which is made if it is not there.</summary>
    /// <exception cref="IOException">Another server works with it.</exception>
    /// <exception cref="InvalidDataException">It holds something else, or cannot be read.</exception>
    public static DataFolder Open(string path)
    {
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(path);
        if (!File.Exists(Path.Combine(path, DatabaseName)) && Directory.EnumerateFileSystemEntries(path).Any(entry => !IsEmptyPart(entry)))
            throw new InvalidDataException($"{path} holds other files and no database of this server. Give an empty folder or a new one.");
        var taken = Lock(path);
        try
        {
            return new DataFolder(path, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Removes uploads that were cut short, and files that nothing refers to.</summary>
    public void Sweep(IReadOnlySet<string> kept)
    {
        foreach (var file in Incoming.EnumerateFiles().Concat(Files.EnumerateFiles().Where(file => !kept.Contains(file.Name))))
            file.Delete();
        foreach (var state in Incoming.EnumerateDirectories()) state.Delete(recursive: true);
    }

    /// <summary>Puts what another folder holds in the place of what is in this one, wholly or not at all.</summary>
    /// <param name="other">A folder on the same disk, which nobody works with; its files are moved.</param>
    /// <returns>Names of the large files of before, which may be still read.</returns>
    public IReadOnlyList<string> Replace(DirectoryInfo other)
    {
        var before = Files.EnumerateFiles().Select(file => file.Name).ToList();
        var moved = new List<string>();
        try
        {
            foreach (var file in new DirectoryInfo(Path.Combine(other.FullName, FilesName)).EnumerateFiles())
            {
                var target = Path.Combine(Files.FullName, file.Name);
                file.MoveTo(target);
                moved.Add(target);
            }

            Database.Replace(Path.Combine(other.FullName, DatabaseName));
            return before;
        }
        catch
        {
            moved.ForEach(File.Delete);
            throw;
        }
    }

    public void Dispose()
    {
        Database.Dispose();
        owner.Dispose();
    }

    /// <summary>What a first start that was killed at once may have left.</summary>
    private static bool IsEmptyPart(string entry) => Path.GetFileName(entry) switch
    {
        LockName => true,
        FilesName or IncomingName => !Directory.EnumerateFileSystemEntries(entry).Any(),
        _ => false,
    };

    /// <summary>The system lets go of it when the process ends, in whatever way.</summary>
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException and not PathTooLongException)
        {
            throw new IOException(
                $"Another server works with the data folder {path}. Stop it, or give this one a folder of its own.", exception);
        }
    }
}
