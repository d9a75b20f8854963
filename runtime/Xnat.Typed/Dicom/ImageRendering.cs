using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed;

/// <summary>Makes a picture for people of the pixels of a DICOM file.</summary>
internal static class ImageRendering
{
    /// <summary>The PNG of one frame.</summary>
    /// <exception cref="XnatContentException">The file is no DICOM file, or has no pixels that can be shown as they stand.</exception>
    public static byte[] ToPng(byte[] file, XnatImageOptions options)
    {
        using var stream = new MemoryStream(file);
        var header = DicomReader.TryRead(stream)
            ?? throw new XnatContentException("The file is no DICOM file; its beginning has neither the mark of one nor an element.");
        var (layout, frame) = PixelLayout.Of(header, file, options.Frame);
        return layout.Channels == 1
            ? PngWriter.Write(Gray(header, layout, frame.Span, options), layout.Width, 1)
            : PngWriter.Write(Colour(layout, frame.Span), layout.Width, 3);
    }

    private static byte[] Gray(DicomHeader header, PixelLayout layout, ReadOnlySpan<byte> frame, XnatImageOptions options)
    {
        var (slope, intercept) = (Number(header, 0x1053) ?? 1, Number(header, 0x1052) ?? 0);
        var values = new double[layout.Width * layout.Height];
        for (var at = 0; at < values.Length; at++) values[at] = (layout.Sample(frame, at) * slope) + intercept;
        var (centre, width) = WindowOf(header, values, options);
        var shades = new byte[values.Length];
        for (var at = 0; at < values.Length; at++)
        {
            var shade = Shade(values[at], centre, width);
            shades[at] = layout.IsInverted ? (byte)(255 - shade) : shade;
        }

        return shades;
    }

    /// <summary>The window asked for, that of the file, or one of all values.</summary>
    private static (double Centre, double Width) WindowOf(DicomHeader header, double[] values, XnatImageOptions options)
    {
        if (options.WindowCenter is { } centre) return (centre, options.WindowWidth!.Value);
        if (Number(header, 0x1050) is { } said && Number(header, 0x1051) is >= 1 and var wide) return (said, wide);
        var (least, most) = (values.Min(), values.Max());
        return (((least + most) / 2) + 0.5, most - least + 1);
    }

    /// <summary>PS3.3 C.11.2.1.2.1: the linear function of a window.</summary>
    private static byte Shade(double value, double centre, double width)
    {
        if (width <= 1) return value > centre - 0.5 ? (byte)255 : (byte)0;
        var share = ((value - (centre - 0.5)) / (width - 1)) + 0.5;
        return (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
    }

    private static byte[] Colour(PixelLayout layout, ReadOnlySpan<byte> frame)
    {
        if (!layout.IsPlanar) return frame.ToArray();
        var pixels = new byte[frame.Length];
        var plane = frame.Length / 3;
        for (var at = 0; at < pixels.Length; at++) pixels[at] = frame[(at % 3 * plane) + (at / 3)];
        return pixels;
    }

    private static double? Number(DicomHeader header, ushort element) =>
        header.Text(0x0028, element) is { } text ? Model.XnatValue.TryParse<double>(text) : null;
}
