using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Xnat.Typed.Tests.Support;

/// <summary>Makes DICOM files in memory, in every transfer syntax.</summary>
public sealed class DicomBytes(bool isExplicit = true, bool isBigEndian = false)
{
    public const string ExplicitLittle = "1.2.840.10008.1.2.1";
    public const string ImplicitLittle = "1.2.840.10008.1.2";
    public const string ExplicitBig = "1.2.840.10008.1.2.2";
    public const string Deflated = "1.2.840.10008.1.2.1.99";
    public const string MrImage = "1.2.840.10008.5.1.4.1.1.4";
    public const string CtImage = "1.2.840.10008.5.1.4.1.1.2";
    public const string PetImage = "1.2.840.10008.5.1.4.1.1.128";
    public const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

    private static readonly string[] LongForms = ["OB", "OW", "SQ", "UN", "UT", "UC", "UR"];

    private readonly MemoryStream data = new();

    /// <summary>A whole image file of a study.</summary>
    public static byte[] Image(
        string sopClass,
        string modality,
        string number,
        string study = "1.2.3",
        string? series = null,
        string instance = "1",
        Action<DicomBytes>? more = null)
    {
        var dicom = new DicomBytes()
            .Text(
                0x0008,
                0x0016,
                "UI",
                sopClass).Text(
                    0x0008,
                    0x0018,
                    "UI",
                    $"{study}.{number}.{instance}").Text(0x0008, 0x0020, "DA", "20200229").Text(0x0008, 0x0030, "TM", "101112")
            .Text(0x0008, 0x0060, "CS", modality)
                .Text(0x0008, 0x103e, "LO", "Series " + number)
                .Text(0x0010, 0x0010, "PN", "Phantom^A")
                .Text(0x0010, 0x0020, "LO", "ID 1");
        more?.Invoke(dicom);
        return dicom
            .Text(0x0020, 0x000d, "UI", study)
            .Text(0x0020, 0x000e, "UI", series ?? $"{study}.{number}")
            .Text(0x0020, 0x0011, "IS", number)
            .Text(0x0020, 0x0013, "IS", instance)
            .Bytes(0x7fe0, 0x0010, "OW", new byte[64]).File(ExplicitLittle);
    }

    public DicomBytes Text(ushort group, ushort element, string vr, string value) =>
        Bytes(group, element, vr, Encoding.Latin1.GetBytes(value));

    public DicomBytes Bytes(ushort group, ushort element, string vr, byte[] value)
    {
        var padded = value.Length % 2 == 0 ? value : [.. value, vr == "UI" ? (byte)0 : (byte)' '];
        Head(group, element, vr, (uint)padded.Length);
        data.Write(padded);
        return this;
    }

    public DicomBytes UInt16(ushort group, ushort element, ushort value)
    {
        Head(group, element, "US", 2);
        Write16(value);
        return this;
    }

    /// <summary>A sequence; its items are made by the same rules.</summary>
    public DicomBytes Sequence(
        ushort group,
        ushort element,
        bool isUndefined,
        params DicomBytes[] items) => Sequence(group, element, "SQ", isUndefined, items);

    public DicomBytes Sequence(ushort group, ushort element, string vr, bool isUndefined, params DicomBytes[] items)
    {
        Head(group, element, vr, isUndefined ? uint.MaxValue : (uint)items.Sum(item => 8 + item.data.Length));
        foreach (var item in items)
        {
            Tag(0xfffe, 0xe000);
            Write32(isUndefined ? uint.MaxValue : (uint)item.data.Length);
            data.Write(item.data.ToArray());
            if (!isUndefined) continue;
            Tag(0xfffe, 0xe00d);
            Write32(0);
        }

        if (!isUndefined) return this;
        Tag(0xfffe, 0xe0dd);
        Write32(0);
        return this;
    }

    /// <summary>Pixels in fragments.</summary>
    public DicomBytes Encapsulated(ushort group, ushort element)
    {
        Head(group, element, "OB", uint.MaxValue);
        Tag(0xfffe, 0xe000);
        Write32(4);
        data.Write([1, 2, 3, 4]);
        Tag(0xfffe, 0xe0dd);
        Write32(0);
        return this;
    }

    /// <summary>Bytes as they are, elements or not.</summary>
    public DicomBytes Raw(byte[] bytes)
    {
        data.Write(bytes);
        return this;
    }

    public byte[] DataSet() => data.ToArray();

    /// <summary>The file with preamble and file meta group.</summary>
    public byte[] File(string syntax)
    {
        var meta = new DicomBytes().Text(0x0002, 0x0010, "UI", syntax).DataSet();
        var length = new DicomBytes();
        length.Head(0x0002, 0x0000, "UL", 4);
        length.Write32((uint)meta.Length);
        return [.. new byte[128], .. "DICM"u8, .. length.DataSet(), .. meta, .. syntax == Deflated ? Deflate(DataSet()) : DataSet()];
    }

    private static byte[] Deflate(byte[] bytes)
    {
        var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionMode.Compress, leaveOpen: true)) deflate.Write(bytes);
        return buffer.ToArray();
    }

    private void Head(ushort group, ushort element, string vr, uint length)
    {
        Tag(group, element);
        if (!isExplicit)
        {
            Write32(length);
            return;
        }

        data.Write(Encoding.ASCII.GetBytes(vr));
        if (LongForms.Contains(vr))
        {
            Write16(0);
            Write32(length);
        }
        else
        {
            Write16((ushort)length);
        }
    }

    private void Tag(ushort group, ushort element)
    {
        Write16(group);
        Write16(element);
    }

    private void Write16(ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        if (isBigEndian) BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        data.Write(bytes);
    }

    private void Write32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (isBigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        data.Write(bytes);
    }
}
