using System.Buffers.Binary;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed;

/// <summary>How the pixels of a DICOM file lie in it (PS3.3 C.7.6.3, PS3.5 8).</summary>
internal sealed record PixelLayout(int Width, int Height, int Channels, int Bits)
{
    private const uint Undefined = 0xffffffff;

    private static readonly HashSet<string> Plain =
        new(StringComparer.Ordinal) { "", "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2" };

    /// <summary>Bits of a sample that count.</summary>
    public required int Stored { get; init; }

    /// <summary>Number of the highest of them.</summary>
    public required int High { get; init; }

    public required bool IsSigned { get; init; }

    public required bool IsBigEndian { get; init; }

    /// <summary>Whether all of one channel comes before the next.</summary>
    public required bool IsPlanar { get; init; }

    /// <summary>Whether small values are white.</summary>
    public required bool IsInverted { get; init; }

    public int FrameBytes => checked(Width * Height * Channels * (Bits / 8));

    /// <summary>Reads the layout, and the pixels of one frame.</summary>
    /// <exception cref="XnatContentException">There are none that can be shown as they stand.</exception>
    public static (PixelLayout Layout, ReadOnlyMemory<byte> Frame) Of(DicomHeader header, ReadOnlyMemory<byte> file, int? frame)
    {
        var syntax = header.Text(0x0002, 0x0010) ?? "";
        if (header.PixelStart is not { } start || !Plain.Contains(syntax))
            throw Refused("its pixels are compressed, or it has none");
        var layout = Read(header);
        var head = file.Span[(int)start..];
        var size = header.IsExplicit ? 12 : 8;
        if (head.Length < size) throw Refused("it breaks off in front of its pixels");
        var length = header.IsBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(head[(size - 4)..])
            : BinaryPrimitives.ReadUInt32LittleEndian(head[(size - 4)..]);
        if (length == Undefined) throw Refused("its pixels are compressed");
        var count = header.Integer(0x0028, 0x0008) ?? 1;
        var number = frame ?? count / 2;
        if (number >= count) throw new ArgumentException($"The file has {count} frames, numbered from 0.", nameof(frame));
        var at = start + size + ((long)number * layout.FrameBytes);
        if (at + layout.FrameBytes > file.Length) throw Refused("it breaks off within its pixels");
        return (layout, file.Slice((int)at, layout.FrameBytes));
    }

    private static PixelLayout Read(DicomHeader header)
    {
        int Number(ushort element, int otherwise) => header.Integer(0x0028, element) ?? otherwise;
        var (channels, bits) = (Number(0x0002, 1), Number(0x0100, 0));
        var kind = header.Text(0x0028, 0x0004) ?? "MONOCHROME2";
        var isKnown = kind is "MONOCHROME1" or "MONOCHROME2" ? channels == 1 && bits is 8 or 16 or 32 : kind == "RGB" && channels == 3
            && bits == 8;
        var (height, width) = (Number(0x0010, 0), Number(0x0011, 0));
        if (!isKnown || height is < 1 or > 65535 || width is < 1 or > 65535)
            throw Refused("its pixels are of a kind that is not shown: gray of 8, 16 or 32 bits and RGB of 8 are");
        var stored = Number(0x0101, bits);
        var high = Number(0x0102, stored - 1);
        if (stored < 1 || high >= bits || stored > high + 1) throw Refused("its pixels say that they hold more bits than they have");
        return new(width, height, channels, bits)
        {
            Stored = stored,
            High = high,
            IsSigned = Number(0x0103, 0) == 1,
            IsBigEndian = header.IsBigEndian,
            IsPlanar = Number(0x0006, 0) == 1,
            IsInverted = kind == "MONOCHROME1",
        };
    }

    /// <summary>The value of a sample.</summary>
    public long Sample(ReadOnlySpan<byte> frame, int index)
    {
        var bytes = frame.Slice(index * (Bits / 8), Bits / 8);
        long raw = (Bits, IsBigEndian) switch
        {
            (8, _) => bytes[0],
            (16, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (16, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        };
        // What stands beside the bits that count, overlays of old files for instance, is none of the value.
        var value = (raw >> (High + 1 - Stored)) & ((1L << Stored) - 1);
        return IsSigned && (value >> (Stored - 1)) == 1 ? value - (1L << Stored) : value;
    }

    private static XnatContentException Refused(string why) =>
        new($"No image can be made of the file: {why}. Use ReadDicomAsync with a DICOM library for such files.");
}
