using SkiaSharp;
using Xnat.Typed.QcReport.Data;

namespace Xnat.Typed.QcReport.Pictures;

/// <summary>Draws a picture anew, small: whatever the server sent, the page holds what was written here.</summary>
internal static class SmallPicture
{
    private const long MostPixels = 64_000_000;
    private const int Quality = 85;
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <param name="content">Bytes of an image file.</param>
    /// <param name="longest">Longest side of what is made, in pixels.</param>
    public static QcPicture Of(ReadOnlyMemory<byte> content, int longest)
    {
        using var data = SKData.CreateCopy(content.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null) return QcPicture.None("The picture is in no format that is known here.");
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels) return QcPicture.None("The picture is too large to be shown.");
        using var whole = SKBitmap.Decode(codec);
        if (whole is null) return QcPicture.None("The picture is broken.");
        var scale = Math.Min(1, longest / (double)Math.Max(whole.Width, whole.Height));
        var (width, height) = (Math.Max(1, (int)(whole.Width * scale)), Math.Max(1, (int)(whole.Height * scale)));
        using var small = whole.Resize(new SKImageInfo(width, height), Smooth);
        using var encoded = small?.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded is null
            ? QcPicture.None("The picture could not be made small.")
            : new(encoded.ToArray(), null, false) { Width = width, Height = height };
    }
}
