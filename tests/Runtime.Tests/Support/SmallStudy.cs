using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Studies of small images, each of a patient of its own, by whose ID the session is called.</summary>
internal static class SmallStudy
{
    public static string Uid(int study) => string.Create(CultureInfo.InvariantCulture, $"1.2.{study}");

    public static byte[] Image(int study, int file) => DicomBytes.Image(
        DicomBytes.MrImage, "MR", $"{1 + (file / 5)}", Uid(study), instance: $"{file}",
        more: dicom => dicom.Text(0x0010, 0x4000, "LT", $"Session:MR{study} Subject:S{study}"));

    /// <summary>The images of some studies as an archive.</summary>
    /// <param name="kind"><c>zip</c>, <c>tar</c> or <c>tgz</c>.</param>
    /// <param name="studies">How many.</param>
    /// <param name="files">How many of each.</param>
    public static byte[] Archive(string kind, int studies, int files)
    {
        var images = Enumerable.Range(0, studies)
            .SelectMany(_ => Enumerable.Range(0, files), static (study, file) => ($"{study}/{file}.dcm", Image(study, file)))
            .ToArray();
        if (kind == "zip") return Samples.Zip(images);
        using var packed = new MemoryStream();
        using (var gzip = kind == "tgz" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : null)
        using (var tar = new TarWriter((Stream?)gzip ?? packed, leaveOpen: true))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "0/"));
            foreach (var (name, bytes) in images)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
        }

        return packed.ToArray();
    }
}
