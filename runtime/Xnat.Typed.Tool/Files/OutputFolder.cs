namespace Xnat.Typed.Tool.Files;

/// <summary>
/// A folder that a command writes into: a file with the right content is not touched, a file is never half written, none is removed.
/// </summary>
internal sealed class OutputFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <param name="relativePath">Path with slashes, from <see cref="SafeNames"/>.</param>
    /// <param name="content">What the file is to hold.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<WrittenState> WriteAsync(string relativePath, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = PathOf(relativePath);
        var state = await CompareAsync(relativePath, content, cancellationToken).ConfigureAwait(false);
        if (state == WrittenState.Unchanged) return state;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        try
        {
            await File.WriteAllBytesAsync(partial, content, cancellationToken).ConfigureAwait(false);
            File.Move(partial, file, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }

        return state;
    }

    /// <summary>What would become of a file if that were written.</summary>
    public async Task<WrittenState> CompareAsync(
        string relativePath, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = PathOf(relativePath);
        if (!File.Exists(file)) return WrittenState.New;
        var known = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        return known.AsSpan().SequenceEqual(content.Span) ? WrittenState.Unchanged : WrittenState.Changed;
    }

    /// <summary>Whether that file is there; a path that leads out of the folder names none in it.</summary>
    public bool Holds(string relativePath)
    {
        try
        {
            return File.Exists(PathOf(relativePath));
        }
        catch (XnatContentException)
        {
            return false;
        }
    }

    public string PathOf(string relativePath) => SafePath.Inside(Path, relativePath);

    /// <summary>The folder as a person would write it: relative to where the command runs if it lies there, always with slashes.</summary>
    public string DisplayPath()
    {
        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, Path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? Path : relative).Replace('\\', '/');
    }
}
