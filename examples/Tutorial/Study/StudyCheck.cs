using System.IO.Compression;

namespace Xnat.Typed.Tutorial.Study;

/// <summary>
/// Looks at a study before anything is asked of a server: what does not fit would be found out in the middle, with half of the tour done.
/// </summary>
internal static class StudyCheck
{
    private const string What = "give a zip archive with the DICOM images of one study (--zip).";

    /// <exception cref="ArgumentException">There is no such file, or it is no zip with images of one study.</exception>
    public static void Require(FileInfo zip)
    {
        if (Directory.Exists(zip.FullName)) throw new ArgumentException($"'{zip.FullName}' is a folder; {What}");
        if (!zip.Exists) throw new ArgumentException($"There is no file '{zip.FullName}'; {What}");
        var studies = Studies(zip);
        if (studies.Count == 0) throw new ArgumentException($"'{zip.FullName}' holds no DICOM image; {What}");
        if (studies.Count > 1) throw new ArgumentException($"'{zip.FullName}' holds images of {studies.Count} studies; {What}");
    }

    private static HashSet<string> Studies(FileInfo zip)
    {
        try
        {
            using var archive = ZipFile.OpenRead(zip.FullName);
            var studies = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in archive.Entries.Where(static entry => entry.Length > 0))
            {
                using var content = entry.Open();
                if (XnatDicomHeader.TryRead(content)?.StudyInstanceUid is { } study) studies.Add(study);
            }

            return studies;
        }
        catch (InvalidDataException exception)
        {
            throw new ArgumentException($"'{zip.FullName}' is no zip archive; {What}", exception);
        }
    }
}
