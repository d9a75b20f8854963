using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Xnat.Typed.Tutorial.Study;

/// <summary>
/// Writes a DICOM file (PS3.10) in Explicit VR Little Endian: just enough to make test
/// images. Elements must come in the order of their tags.
/// </summary>
internal sealed class DicomWriter
{
    private const string ExplicitLittleEndian = "1.2.840.10008.1.2.1";

    private readonly ArrayBufferWriter<byte> dataSet = new();

    public void Text(uint tag, string vr, string value) =>
        Element(dataSet, tag, vr, Pad(Encoding.ASCII.GetBytes(value), vr == "UI" ? (byte)0 : (byte)' '));

    public void Number(uint tag, double value) => Text(tag, "DS", value.ToString("0.######", CultureInfo.InvariantCulture));

    public void Integer(uint tag, int value) => Text(tag, "IS", value.ToString(CultureInfo.InvariantCulture));

    public void UnsignedShort(uint tag, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        Element(dataSet, tag, "US", bytes);
    }

    public void Pixels(ReadOnlySpan<ushort> pixels)
    {
        var bytes = new byte[pixels.Length * 2];
        for (var index = 0; index < pixels.Length; index++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(index * 2), pixels[index]);
        Element(dataSet, 0x7FE0_0010, "OW", bytes);
    }

    /// <summary>Preamble, file meta information and the data set.</summary>
    public byte[] ToFile(string sopClass, string sopInstance)
    {
        var meta = new ArrayBufferWriter<byte>();
        Element(meta, 0x0002_0001, "OB", [0, 1]);
        Element(meta, 0x0002_0002, "UI", Pad(Encoding.ASCII.GetBytes(sopClass), 0));
        Element(meta, 0x0002_0003, "UI", Pad(Encoding.ASCII.GetBytes(sopInstance), 0));
        Element(meta, 0x0002_0010, "UI", Pad(Encoding.ASCII.GetBytes(ExplicitLittleEndian), 0));
        Element(meta, 0x0002_0012, "UI", Pad("2.25.302842418327437521906"u8.ToArray(), 0));

        var file = new ArrayBufferWriter<byte>();
        file.Write(new byte[128]);
        file.Write("DICM"u8);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)meta.WrittenCount);
        Element(file, 0x0002_0000, "UL", length);
        file.Write(meta.WrittenSpan);
        file.Write(dataSet.WrittenSpan);
        return file.WrittenSpan.ToArray();
    }

    private static byte[] Pad(byte[] value, byte padding) => value.Length % 2 == 0 ? value : [.. value, padding];

    private static void Element(ArrayBufferWriter<byte> target, uint tag, string vr, ReadOnlySpan<byte> value)
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)(tag >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], (ushort)tag);
        header[4] = (byte)vr[0];
        header[5] = (byte)vr[1];
        if (vr is "OB" or "OW")
        {
            // PS3.5, 7.1.2: these have two reserved bytes and a length of four.
            BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 0);
            BinaryPrimitives.WriteUInt32LittleEndian(header[8..], (uint)value.Length);
            target.Write(header);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)value.Length);
            target.Write(header[..8]);
        }

        target.Write(value);
    }
}
