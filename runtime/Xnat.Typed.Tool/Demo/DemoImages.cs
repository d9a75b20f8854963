using System.Globalization;
using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Tool.Demo;

/// <summary>Makes the images of a series. No one was ever scanned for them.</summary>
/// <param name="series">The series.</param>
/// <param name="subject">Whose phantom it is: its number makes it a little larger and turns it.</param>
/// <param name="study">The study and the number of the series in it.</param>
internal sealed class DemoImages(DemoSeries series, int subject, (string Uid, string Date, string Label, int Series) study)
{
    private const double HighestValue = 4000;

    public byte[] Image(int slice)
    {
        var sopInstance = $"{study.Uid}.{study.Series}.{slice}";
        var file = new DicomWriter();
        file.Text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY");
        file.Text(0x0008_0016, "UI", series.SopClass);
        file.Text(0x0008_0018, "UI", sopInstance);
        file.Text(0x0008_0020, "DA", study.Date);
        file.Text(0x0008_0030, "TM", "101530");
        file.Text(0x0008_0060, "CS", series.Modality);
        file.Text(0x0008_0070, "LO", "Phantom Works");
        file.Text(0x0008_103E, "LO", series.Type);
        file.Text(0x0010_0010, "PN", study.Label);
        file.Text(0x0010_0020, "LO", study.Label);
        file.Number(0x0018_0050, series.Spacing);
        file.Text(0x0020_000D, "UI", study.Uid);
        file.Text(0x0020_000E, "UI", $"{study.Uid}.{study.Series}");
        file.Integer(0x0020_0011, study.Series);
        file.Integer(0x0020_0013, slice);
        file.Text(0x0020_0032, "DS", string.Create(CultureInfo.InvariantCulture, $"-120\\-120\\{slice * series.Spacing}"));
        file.Text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0");
        file.UnsignedShort(0x0028_0002, 1);
        file.Text(0x0028_0004, "CS", "MONOCHROME2");
        file.UnsignedShort(0x0028_0010, (ushort)series.Size);
        file.UnsignedShort(0x0028_0011, (ushort)series.Size);
        var spacing = (240.0 / series.Size).ToString("0.####", CultureInfo.InvariantCulture);
        file.Text(0x0028_0030, "DS", $"{spacing}\\{spacing}");
        file.UnsignedShort(0x0028_0100, 16);
        file.UnsignedShort(0x0028_0101, 12);
        file.UnsignedShort(0x0028_0102, 11);
        file.UnsignedShort(0x0028_0103, 0);
        file.Pixels(Pixels(slice));
        return file.ToFile(series.SopClass, sopInstance);
    }

    /// <summary>A cut through nested ellipsoids, with a little noise that is the same each time.</summary>
    private ushort[] Pixels(int slice)
    {
        var noise = new Random((subject * 1000) + slice);
        var pixels = new ushort[series.Size * series.Size];
        var height = ((slice - 0.5) / series.Slices * 2) - 1;
        var (sin, cos) = Math.SinCos(0.12 * (subject - 2));
        for (var y = 0; y < series.Size; y++)
        {
            for (var x = 0; x < series.Size; x++)
            {
                var (right, down) = ((x * 2.0 / series.Size) - 1, (y * 2.0 / series.Size) - 1);
                var bright = BrightnessAt((right * cos) + (down * sin), (down * cos) - (right * sin), height);
                pixels[(y * series.Size) + x] = (ushort)(Math.Clamp(bright + (noise.NextDouble() * 0.03), 0, 1) * HighestValue);
            }
        }

        return pixels;
    }

    private double BrightnessAt(double x, double y, double z)
    {
        var large = 0.78 + (0.03 * subject);
        if (!IsIn(x, y, z, (0, 0), (0.82 * large, large, 1.02))) return 0;
        if (!IsIn(x, y, z, (0, 0), (0.75 * large, 0.92 * large, 0.95))) return series.Contrast[0];
        if (IsIn(x, y, z, (0.16, -0.05), (0.08, 0.26, 0.5)) || IsIn(x, y, z, (-0.16, -0.05), (0.08, 0.26, 0.5))) return series.Contrast[3];
        if (IsIn(x, y, z, (0.3, 0.35), (0.1, 0.1, 0.25))) return series.Contrast[0] * 0.8;
        return IsIn(x, y, z, (0, 0), (0.55 * large, 0.7 * large, 0.75)) ? series.Contrast[2] : series.Contrast[1];
    }

    private static bool IsIn(double x, double y, double z, (double X, double Y) centre, (double X, double Y, double Z) half)
    {
        var (across, down, along) = ((x - centre.X) / half.X, (y - centre.Y) / half.Y, z / half.Z);
        return (across * across) + (down * down) + (along * along) < 1;
    }
}
