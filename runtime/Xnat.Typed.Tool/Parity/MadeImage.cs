using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Xnat.Typed.Tool.Parity;

/// <summary>An image of one pixel that <c>--write</c> sends: an MR image of nobody, in explicit little endian.</summary>
internal static class MadeImage
{
    private const string MrImage = "1.2.840.10008.5.1.4.1.1.4";
    private const string ExplicitLittle = "1.2.840.10008.1.2.1";

    /// <summary>Of this process alone (DICOM PS3.5, B.2), so that no server takes it for a study that it has.</summary>
    private static readonly string Study =
        "2.25." + new BigInteger(RandomNumberGenerator.GetBytes(12), isUnsigned: true).ToString(CultureInfo.InvariantCulture);

    private static readonly byte[] Bytes = Write();

    /// <summary>The file.</summary>
    public static HttpContent File() => Content(Bytes, "application/dicom");

    /// <summary>A zip archive with the file in it.</summary>
    public static HttpContent Archive()
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("one.dcm").Open()) entry.Write(Bytes);
        return Content(target.ToArray(), "application/zip");
    }

    private static ByteArrayContent Content(byte[] bytes, string type) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static byte[] Write()
    {
        using var meta = new MemoryStream();
        Put(meta, 0x0002, 0x0001, "OB", [0, 1]);
        Put(meta, 0x0002, 0x0002, "UI", MrImage);
        Put(meta, 0x0002, 0x0003, "UI", Study + ".1");
        Put(meta, 0x0002, 0x0010, "UI", ExplicitLittle);
        using var file = new MemoryStream();
        file.Write(new byte[128]);
        file.Write("DICM"u8);
        Put(file, 0x0002, 0x0000, "UL", Number((uint)meta.Length, 4));
        file.Write(meta.ToArray());
        Put(file, 0x0008, 0x0016, "UI", MrImage);
        Put(file, 0x0008, 0x0018, "UI", Study + ".1");
        Put(file, 0x0008, 0x0020, "DA", "20200229");
        Put(file, 0x0008, 0x0030, "TM", "101112");
        Put(file, 0x0008, 0x0060, "CS", "MR");
        Put(file, 0x0010, 0x0010, "PN", "PARITY");
        Put(file, 0x0010, 0x0020, "LO", "PARITY");
        Put(file, 0x0020, 0x000D, "UI", Study);
        Put(file, 0x0020, 0x000E, "UI", Study + ".2");
        Put(file, 0x0020, 0x0011, "IS", "1");
        Put(file, 0x0020, 0x0013, "IS", "1");
        Put(file, 0x0028, 0x0002, "US", Number(1, 2));
        Put(file, 0x0028, 0x0004, "CS", "MONOCHROME2");
        Put(file, 0x0028, 0x0010, "US", Number(1, 2));
        Put(file, 0x0028, 0x0011, "US", Number(1, 2));
        Put(file, 0x0028, 0x0100, "US", Number(16, 2));
        Put(file, 0x0028, 0x0101, "US", Number(16, 2));
        Put(file, 0x0028, 0x0102, "US", Number(15, 2));
        Put(file, 0x0028, 0x0103, "US", Number(0, 2));
        Put(file, 0x7FE0, 0x0010, "OW", Number(0, 2));
        return file.ToArray();
    }

    private static void Put(MemoryStream target, ushort group, ushort element, string representation, string text)
    {
        var isOdd = text.Length % 2 == 1;
        // Identifiers are filled up with a zero byte, all other texts with a blank (DICOM PS3.5, 6.2).
        var filled = !isOdd ? text : text + (representation == "UI" ? '\0' : ' ');
        Put(target, group, element, representation, Encoding.ASCII.GetBytes(filled));
    }

    private static void Put(MemoryStream target, ushort group, ushort element, string representation, byte[] value)
    {
        target.Write(Number(group, 2));
        target.Write(Number(element, 2));
        target.Write(Encoding.ASCII.GetBytes(representation));
        // These have two bytes of nothing and a length of four (DICOM PS3.5, 7.1.2).
        if (representation is "OB" or "OW") target.Write([0, 0, .. Number((uint)value.Length, 4)]);
        else target.Write(Number((uint)value.Length, 2));
        target.Write(value);
    }

    private static byte[] Number(uint number, int bytes)
    {
        var whole = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(whole, number);
        return whole[..bytes];
    }
}
