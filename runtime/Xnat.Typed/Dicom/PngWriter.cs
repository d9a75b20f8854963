using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Xnat.Typed;

/// <summary>Writes an image of eight bits a channel as PNG (ISO/IEC 15948).</summary>
internal static class PngWriter
{
    private const byte Gray = 0;
    private const byte Colour = 2;

    /// <param name="pixels">Row by row, without anything between.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="channels">1 for gray, 3 for red, green and blue.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int channels)
    {
        var stride = width * channels;
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n']);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], pixels.Length / stride);
        header[8] = 8;
        header[9] = channels == 1 ? Gray : Colour;
        header[10..].Clear();
        Chunk(png, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var at = 0; at < pixels.Length; at += stride)
            {
                // Each row says its filter first; none here.
                zip.WriteByte(0);
                zip.Write(pixels.Slice(at, stride));
            }
        }

        Chunk(png, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(data);
        var crc = new Crc32();
        crc.Append(kind);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
