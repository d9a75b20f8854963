using System.Formats.Tar;
using System.IO.Compression;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed;

/// <summary>Tells by what stands in a file whether it is an image of a study, and of which: as the server will tell it.</summary>
internal static class StudyOf
{
    /// <summary>Study Instance UID; <see langword="null"/> for anything that an import passes over.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    public static string? File(Stream stream) =>
        DicomReader.TryRead(stream) is { } header && header.Text(0x0008, 0x0016) is not null ? header.Text(0x0020, 0x000d) : null;

    /// <summary>The studies of the images in a zip, and how many files it holds.</summary>
    /// <param name="stream">The zip; it can seek.</param>
    /// <exception cref="InvalidDataException">The zip is broken.</exception>
    public static (int Studies, int Files) Zip(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var (studies, files) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var entry in zip.Entries.Where(static entry => !entry.FullName.EndsWith('/')))
        {
            files++;
            using var content = entry.Open();
            if (File(content) is { } study) studies.Add(study);
        }

        return (studies.Count, files);
    }

    /// <summary>The same of a tar: it has no directory, so all of it is gone through, where it can seek without reading it.</summary>
    /// <param name="stream">The tar, unpacked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The tar is broken.</exception>
    /// <exception cref="EndOfStreamException">It is cut.</exception>
    public static (int Studies, int Files) Tar(Stream stream, CancellationToken cancellationToken)
    {
        using var tar = new TarReader(stream, leaveOpen: true);
        var (studies, files) = (new HashSet<string>(StringComparer.Ordinal), 0);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)) continue;
            files++;
            if (entry.DataStream is { } content && File(content) is { } study) studies.Add(study);
        }

        return (studies.Count, files);
    }

    /// <summary>The same of a tar that is packed with gzip.</summary>
    /// <inheritdoc cref="Tar(Stream, CancellationToken)"/>
    public static (int Studies, int Files) PackedTar(Stream stream, CancellationToken cancellationToken)
    {
        using var plain = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var found = Tar(plain, cancellationToken);
        // Reading on to the end is what compares the checksum of gzip.
        plain.CopyTo(Stream.Null);
        return found;
    }
}
