using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>Opens archives from a server, which arrive without length: a cut one lacks the directory at its end.</summary>
internal static class ZipCheck
{
    /// <exception cref="XnatContentException">The archive is cut, broken or empty.</exception>
    public static ZipArchive Open(Stream archive, string route)
    {
        try
        {
            archive.Position = 0;
            var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            // Counting the entries is what reads the directory.
            if (zip.Entries.Any(IsFile)) return zip;
            zip.Dispose();
            throw new XnatContentException($"The archive from {route} holds no files; nothing was kept. List the resources of the object.") { Route = route };
        }
        catch (InvalidDataException e)
        {
            throw Broken(route, e);
        }
    }

    public static bool IsFile(ZipArchiveEntry entry) => !entry.FullName.EndsWith('/') && !entry.FullName.EndsWith('\\');

    public static XnatContentException Broken(string route, Exception? cause) =>
        new($"The archive from {route} is cut or broken; nothing was kept. Try again, and look at the server's logs if it stays so.", cause) { Route = route };
}
