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

    /// <summary>The studies whose images a zip holds.</summary>
    /// <exception cref="InvalidDataException">The zip is broken.</exception>
    public static HashSet<string> Zip(ZipArchive zip)
    {
        var studies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(static entry => !entry.FullName.EndsWith('/')))
        {
            using var content = entry.Open();
            if (File(content) is { } study) studies.Add(study);
        }

        return studies;
    }
}
