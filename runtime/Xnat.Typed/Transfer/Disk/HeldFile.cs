using System.Buffers;

namespace Xnat.Typed;

/// <summary>
/// A file of a name of its own that this process holds open for itself alone. Others on the same disk tell by it that it is in use;
/// a process that was killed holds nothing any more.
/// </summary>
internal static class HeldFile
{
    public const string Prefix = ".xnat-";

    private const int Attempts = 5;
    private const int IdLength = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Creates the file, never through a link, and holds it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="suffix">End of its name.</param>
    /// <param name="options">How it is opened.</param>
    /// <param name="isPrivate">Whether other accounts of the machine must not read it.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public static (string Path, FileStream Stream) Create(string folder, string suffix, FileOptions options, bool isPrivate = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{suffix}");
            try
            {
                var stream = new FileStream(path, OptionsOf(options, isPrivate));
                // Somebody may have cleared it away in the moment between its making and its locking.
                if (File.Exists(path)) return (path, stream);
                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(folder))
            {
                continue;
            }

            if (attempt == Attempts) throw new IOException("The file is taken away as soon as it is made.");
        }
    }

    /// <summary>
    /// Takes over a file that nobody holds; it goes when the result is disposed. <see langword="null"/> while it is in use.
    /// </summary>
    public static FileStream? TryTake(string path, FileMode mode)
    {
        try
        {
            return new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            return null;
        }
    }

    /// <summary>Whether the disk keeps others out of a file that is held; some network disks do not.</summary>
    public static bool IsRespected(string held)
    {
        try
        {
            using var second = new FileStream(held, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
            return false;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            return true;
        }
    }

    /// <summary>Whether the name is one that <see cref="Create"/> gives.</summary>
    public static bool IsNameOf(string path, string suffix)
    {
        var name = Path.GetFileName(path.AsSpan());
        return name.Length == Prefix.Length + IdLength + suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal)
            && !name.Slice(Prefix.Length, IdLength).ContainsAnyExcept(Digits);
    }

    private static FileStreamOptions OptionsOf(FileOptions options, bool isPrivate)
    {
        var all = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = options,
        };
        if (isPrivate && !OperatingSystem.IsWindows()) all.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return all;
    }
}
