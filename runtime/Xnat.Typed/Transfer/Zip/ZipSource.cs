using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>Reads pieces of an archive that lies on disk.</summary>
/// <param name="handle">The file.</param>
/// <param name="length">Its length.</param>
/// <param name="route">Where it came from, for messages.</param>
internal sealed class ZipSource(SafeFileHandle handle, long length, string route)
{
    public long Length => length;

    public string Route => route;

    /// <summary>So many bytes from a place.</summary>
    /// <exception cref="XnatContentException">The archive ends before.</exception>
    public byte[] Read(long at, int count)
    {
        if (at < 0 || count < 0 || at > length - count) throw Broken();
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            var read = RandomAccess.Read(handle, bytes.AsSpan(done), at + done);
            done += read > 0 ? read : throw Broken();
        }

        return bytes;
    }

    /// <summary>The packed bytes of an entry.</summary>
    public Stream Open(ZipEntry entry) => new FilePiece(handle, entry.Start, entry.Packed);

    public XnatContentException Broken(Exception? cause = null) =>
        new($"The archive from {route} is cut or broken; nothing was kept. Try again, and look at the server's logs if it stays so.", cause)
        {
            Route = route,
        };

    /// <summary>The archive can be read and must not be trusted.</summary>
    public XnatContentException Refused(string what) =>
        new($"The archive from {route} {what}; nothing was kept. Tell the server's administrator: XNAT makes no such archives.")
        {
            Route = route,
        };
}
