using System.Formats.Tar;
using System.IO.Compression;

namespace Xnat.Typed.Server.Tests;

/// <summary>Archives made in memory.</summary>
internal static class Archives
{
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>A tar as xnatpy makes it: with an entry for its root folder in front.</summary>
    public static byte[] Tar(bool isCompressed, params (string Name, byte[] Bytes)[] files)
    {
        var buffer = new MemoryStream();
        using (Stream target = isCompressed ? new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true) : buffer)
        using (var tar = new TarWriter(target, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "./"));
            foreach (var (name, bytes) in files) tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(bytes)
            });
        }

        return buffer.ToArray();
    }
}
