using SkiaSharp;
using Xnat.Typed.QcReport.Pictures;

namespace Xnat.Typed.Tutorial.Tests.QcReport;

/// <summary>A server can send anything and call it a picture.</summary>
public sealed class PictureTests
{
    [Fact]
    public void LargePictureIsMadeSmallAndKeepsItsShape()
    {
        var picture = SmallPicture.Of(Png(400, 100), 80);

        Assert.Equal((80, 20, null), (picture.Width, picture.Height, picture.Reason));
        Assert.True(picture.Jpeg.Span is [0xFF, 0xD8, 0xFF, ..]);
    }

    [Fact]
    public void SmallPictureIsNotMadeLarger()
    {
        var picture = SmallPicture.Of(Png(10, 20), 80);

        Assert.Equal((10, 20), (picture.Width, picture.Height));
    }

    [Fact]
    public void WhatIsNoPictureHasAReason()
    {
        Assert.NotNull(SmallPicture.Of("<svg onload='alert(1)'/>"u8.ToArray(), 80).Reason);
        Assert.NotNull(SmallPicture.Of(default, 80).Reason);
    }

    [Fact]
    public void BrokenPicturesNeverThrow()
    {
        var whole = Png(64, 64);
        var random = new Random(5);
        for (var at = 0; at < 300; at++)
        {
            var broken = whole[..random.Next(whole.Length)];
            for (var spoilt = 0; spoilt < 3 && broken.Length > 0; spoilt++) broken[random.Next(broken.Length)] = (byte)random.Next(256);

            var picture = SmallPicture.Of(broken, 32);

            Assert.True(picture.Reason is not null || picture.Jpeg.Length > 0);
        }
    }

    private static byte[] Png(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Gray);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
