namespace Xnat.Typed;

/// <summary>Opens files that are to be sent.</summary>
internal static class LocalFile
{
    /// <exception cref="ArgumentException">There is no such file.</exception>
    /// <exception cref="XnatException">It cannot be read.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) throw new ArgumentException($"{path} is a folder; give a file. Nothing was sent.", nameof(path));
        if (!File.Exists(path)) throw new ArgumentException($"There is no file {path}; nothing was sent.", nameof(path));
        // Opening a pipe waits for somebody to write into it.
        if (FileKind.LeadsToSpecial(path))
            throw new ArgumentException($"{path} is a device or a pipe; give a file. Nothing was sent.", nameof(path));
        try
        {
            return new(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException($"{path} cannot be read; check its permissions and whether another program writes to it. " +
                "Nothing was sent.", e);
        }
    }
}
