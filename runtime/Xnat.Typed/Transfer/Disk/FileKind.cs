using System.Formats.Tar;

namespace Xnat.Typed;

/// <summary>Tells what stands at a path: nothing but regular files is ever replaced.</summary>
internal static class FileKind
{
    private const int TypeFlag = 156;

    /// <summary>What the framework says of the attributes of what is not there.</summary>
    private const FileAttributes Nothing = (FileAttributes)(-1);

    /// <summary>Whether a file may take this place: nothing is there, or a regular file.</summary>
    public static bool IsFree(string path)
    {
        try
        {
            // One look at the disk tells of all, and there are thousands of files.
            var place = new FileInfo(path);
            return IsNothing(place)
                || (place.Exists && !IsLink(place) && (place.Length > 0 || TypeOf(path) == TarEntryType.RegularFile));
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // Whoever makes the file hears what is wrong.
            return true;
        }
    }

    /// <summary>Whether nothing is there, not even a link that leads nowhere, and the disk says so.</summary>
    public static bool IsNothing(string path)
    {
        try
        {
            return IsNothing(new FileInfo(path));
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            return false;
        }
    }

    /// <inheritdoc cref="IsNothing(string)"/>
    public static bool IsNothing(FileSystemInfo place) => place.Attributes == Nothing;

    /// <summary>Whether a link stands there, wherever it leads.</summary>
    public static bool IsLink(string path)
    {
        try
        {
            return IsLink(new FileInfo(path));
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            return false;
        }
    }

    /// <inheritdoc cref="IsLink(string)"/>
    public static bool IsLink(FileSystemInfo place) =>
        !IsNothing(place) && place.Attributes.HasFlag(FileAttributes.ReparsePoint) && place.LinkTarget is not null;

    /// <summary>Whether reading from it would read from a device or a pipe: itself, or what links end at.</summary>
    public static bool LeadsToSpecial(string path)
    {
        if (!IsLink(path)) return IsSpecial(path);
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is not { Exists: true } end || IsSpecial(end.FullName);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            return false;
        }
    }

    private static bool IsSpecial(string path) =>
        TypeOf(path) is TarEntryType.CharacterDevice or TarEntryType.BlockDevice or TarEntryType.Fifo;

    // Devices and pipes have no length. The framework names them only in the headers of tar archives.
    private static TarEntryType? TypeOf(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows() || new FileInfo(path).Length > 0) return TarEntryType.RegularFile;
            using var header = new MemoryStream();
            using (var tar = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true)) tar.WriteEntry(path, "x");
            var type = (TarEntryType)header.GetBuffer()[TypeFlag];
            return type == TarEntryType.HardLink ? TarEntryType.RegularFile : type;
        }
        catch (Exception e) when (DiskFailure.Is(e) || e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
