namespace Xnat.Typed.Server.Persistence.States;

/// <summary>A state that has been unpacked, into a folder that goes with this.</summary>
internal sealed class StateFolder : IDisposable
{
    private StateFolder(DirectoryInfo folder) => Folder = folder;

    public DirectoryInfo Folder { get; }

    /// <summary>Unpacks a file of state.</summary>
    /// <param name="file">The file.</param>
    /// <param name="beside">Where the data is kept, on whose disk the files are to be; <see langword="null"/> for nowhere.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">It is not ours, damaged, cut, or of a newer format.</exception>
    public static async Task<StateFolder> UnpackAsync(string file, DirectoryInfo? beside, CancellationToken cancellationToken)
    {
        var source = File.OpenRead(file);
        await using var _ = source.ConfigureAwait(false);
        var state = new StateFolder(beside?.CreateSubdirectory(Guid.NewGuid().ToString("N"))
            ?? Directory.CreateTempSubdirectory("xnat-typed-state-"));
        try
        {
            await new StateReader(state.Folder).UnpackAsync(source, cancellationToken).ConfigureAwait(false);
            state.RenameFiles();
            return state;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that is still being sent stays on some systems; the system's temporary folder is cleaned anyway.
        }
    }

    /// <summary>The same state may be taken twice: its files must not meet those that are still there of the first time.</summary>
    private void RenameFiles()
    {
        using var opened = DataFolder.Open(Folder.FullName);
        opened.Database.Transact(() =>
        {
            foreach (var file in opened.Files.GetFiles())
            {
                var name = Guid.NewGuid().ToString("N");
                opened.Database.Execute("UPDATE files SET kept_as = $1 WHERE kept_as = $2", name, file.Name);
                file.MoveTo(Path.Combine(opened.Files.FullName, name));
            }
        });
    }
}
