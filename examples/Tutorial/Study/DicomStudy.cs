using System.Globalization;
using System.IO.Compression;

namespace Xnat.Typed.Tutorial.Study;

/// <summary>
/// Makes a small MR study of a computed phantom: patient ANONYMIZ, series PD, T1 and FLAIR. No one was ever scanned for it.
/// </summary>
internal static class DicomStudy
{
    private const string MrImageStorage = "1.2.840.10008.5.1.4.1.1.4";
    private const string UidRoot = "2.25.3028424183274375219";
    private const string Patient = "ANONYMIZ";
    private const int FieldOfView = 192;
    private const int Thickness = 5;

    private static readonly Series[] AllSeries =
    [
        new("PD", 2200, 20, null, 90),
        new("FLAIR", 9000, 120, 2500, 150),
        new("T1", 500, 9, null, 70),
    ];

    /// <summary>Writes the study, a small one, as a zip archive with one folder for each series.</summary>
    public static Task WriteZipAsync(string path, CancellationToken cancellationToken) =>
        WriteZipAsync(path, StudySize.Small, cancellationToken);

    /// <inheritdoc cref="WriteZipAsync(string, CancellationToken)"/>
    public static async Task WriteZipAsync(string path, StudySize size, CancellationToken cancellationToken)
    {
        var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, cancellationToken);
        await using (zip)
        {
            for (var number = 1; number <= AllSeries.Length; number++)
                for (var slice = 1; slice <= size.Slices; slice++)
                {
                    var entry = zip.CreateEntry(
                        $"{AllSeries[number - 1].Description}/slice{slice.ToString("00", CultureInfo.InvariantCulture)}.dcm");
                    await using var content = await entry.OpenAsync(cancellationToken);
                    await content.WriteAsync(Image(AllSeries[number - 1], number, slice, size), cancellationToken);
                }
        }
    }

    private static byte[] Image(Series series, int number, int slice, StudySize size)
    {
        var sopInstance = $"{UidRoot}.{number}.{slice}";
        var file = new DicomWriter();
        WriteIdentity(file, series, sopInstance);
        WriteAcquisition(file, series);
        file.Text(0x0020_000D, "UI", UidRoot);
        file.Text(0x0020_000E, "UI", $"{UidRoot}.{number}");
        file.Text(0x0020_0010, "SH", "1");

        // All series have one number, as from scanners that number by examination: XNAT
        // tells them apart as 1001-MR1, 1001-MR2 and 1001-MR3.
        file.Integer(0x0020_0011, 1001);
        file.Integer(0x0020_0013, slice);
        file.Text(0x0020_0032, "DS", $"-96\\-96\\{(slice * Thickness).ToString(CultureInfo.InvariantCulture)}");
        file.Text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0");
        WritePixels(file, series, slice, size);
        return file.ToFile(MrImageStorage, sopInstance);
    }

    private static void WriteIdentity(DicomWriter file, Series series, string sopInstance)
    {
        file.Text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\M");
        file.Text(0x0008_0016, "UI", MrImageStorage);
        file.Text(0x0008_0018, "UI", sopInstance);
        file.Text(0x0008_0020, "DA", "20240612");
        file.Text(0x0008_0021, "DA", "20240612");
        file.Text(0x0008_0030, "TM", "101530");
        file.Text(0x0008_0031, "TM", "101742");
        file.Text(0x0008_0060, "CS", "MR");
        file.Text(0x0008_0070, "LO", "Phantom Works");
        file.Text(0x0008_1010, "SH", "PHANTOM1");
        file.Text(0x0008_1030, "LO", "Brain");
        file.Text(0x0008_103E, "LO", series.Description);
        file.Text(0x0008_1090, "LO", "Ellipse 3T");
        file.Text(0x0010_0010, "PN", Patient);
        file.Text(0x0010_0020, "LO", Patient);
        file.Text(0x0010_0040, "CS", "O");
    }

    private static void WriteAcquisition(DicomWriter file, Series series)
    {
        file.Text(0x0018_0015, "CS", "BRAIN");
        file.Text(0x0018_0020, "CS", series.InversionTime is null ? "SE" : "IR");
        file.Text(0x0018_0023, "CS", "2D");
        file.Number(0x0018_0050, Thickness);
        file.Number(0x0018_0080, series.RepetitionTime);
        file.Number(0x0018_0081, series.EchoTime);
        if (series.InversionTime is { } inversionTime) file.Number(0x0018_0082, inversionTime);
        file.Number(0x0018_0087, 3);
        file.Number(0x0018_1314, series.FlipAngle);
    }

    private static void WritePixels(DicomWriter file, Series series, int slice, StudySize size)
    {
        file.UnsignedShort(0x0028_0002, 1);
        file.Text(0x0028_0004, "CS", "MONOCHROME2");
        file.UnsignedShort(0x0028_0010, (ushort)size.Width);
        file.UnsignedShort(0x0028_0011, (ushort)size.Width);
        var spacing = (FieldOfView / (double)size.Width).ToString("0.###", CultureInfo.InvariantCulture);
        file.Text(0x0028_0030, "DS", $"{spacing}\\{spacing}");
        file.UnsignedShort(0x0028_0100, 16);
        file.UnsignedShort(0x0028_0101, 12);
        file.UnsignedShort(0x0028_0102, 11);
        file.UnsignedShort(0x0028_0103, 0);
        file.Pixels(Phantom(series, slice, size));
    }

    /// <summary>Nested ellipses that shrink towards the last slice, with noise; brightness depends on the series' contrast.</summary>
    private static ushort[] Phantom(Series series, int slice, StudySize size)
    {
        var width = size.Width;
        var pixels = new ushort[width * width];
        var scale = 1 - (0.36 * slice / size.Slices);
        var contrast = 1 - Math.Exp(-series.RepetitionTime / 1200);
        var noise = (uint)((slice * 31) + series.EchoTime);
        for (var y = 0; y < width; y++)
            for (var x = 0; x < width; x++)
            {
                var dx = (x - (width / 2)) / (width * 0.42 * scale);
                var dy = (y - (width / 2)) / (width * 0.48 * scale);
                var radius = Math.Sqrt((dx * dx) + (dy * dy));
                var tissue = radius switch { > 1 => 0, > 0.92 => 0.9, > 0.45 => 0.6, > 0.2 => 0.8, _ => 0.25 };
                // The generator of Numerical Recipes: the same study each time, on each machine.
                noise = unchecked((noise * 1664525) + 1013904223);
                pixels[(y * width) + x] = (ushort)((tissue * contrast * 3900) + (noise >> 26));
            }

        return pixels;
    }
}
