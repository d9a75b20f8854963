using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Values as text.</summary>
internal static class DicomValue
{
    /// <summary>The value of an element; binary ones number by number, several joined by a backslash as in DICOM itself.</summary>
    public static string Text(DicomElement element, DicomCharacterSet characterSet, bool isBigEndian) => element.Vr switch
    {
        "SQ" => "",
        "PN" => Names(characterSet.Decode(Trim(element.Bytes))),
        "SH" or "LO" or "ST" or "LT" or "UC" or "UT" => characterSet.Decode(Trim(element.Bytes)),
        "US" => Numbers(element, 2, bytes => (isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "SS" => Numbers(element, 2, bytes => (isBigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "OW" => Numbers(element, 2, bytes => (isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "UL" or "OL" => Numbers(element, 4, bytes => (isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "SL" => Numbers(element, 4, bytes => (isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "UV" or "OV" => Numbers(element, 8, bytes => (isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "SV" => Numbers(element, 8, bytes => (isBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes)).ToString(CultureInfo.InvariantCulture)),
        "FL" or "OF" => Numbers(element, 4, bytes => (isBigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes)).ToString("R", CultureInfo.InvariantCulture)),
        "FD" or "OD" => Numbers(element, 8, bytes => (isBigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes)).ToString("R", CultureInfo.InvariantCulture)),
        "AT" => Numbers(element, 4, bytes => Tag(bytes, isBigEndian)),
        "OB" => Numbers(element, 1, bytes => bytes[0].ToString(CultureInfo.InvariantCulture)),
        "UN" => Unknown(element.Bytes),
        _ => Encoding.Latin1.GetString(Trim(element.Bytes)),
    };

    private static string Tag(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var group = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var element = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        return string.Create(CultureInfo.InvariantCulture, $"{group:X4}{element:X4}");
    }

    private static string Numbers(DicomElement element, int size, NumberText text)
    {
        var parts = new StringBuilder();
        for (var offset = 0; offset + size <= element.Bytes.Length; offset += size)
        {
            if (offset > 0) parts.Append('\\');
            parts.Append(text(element.Bytes.AsSpan(offset, size)));
        }

        return parts.ToString();
    }

    /// <summary>Component groups that are empty at the end of a name mean nothing; neither do the signs in front of them.</summary>
    private static string Names(string text) => text.Contains('=', StringComparison.Ordinal) ? string.Join('\\', text.Split('\\').Select(name => name.TrimEnd('=', ' '))) : text;

    /// <summary>Text where it looks like text, otherwise byte by byte.</summary>
    private static string Unknown(byte[] bytes)
    {
        var trimmed = Trim(bytes);
        return trimmed.ToArray().All(character => character is >= 0x20 and < 0x7f) ? Encoding.Latin1.GetString(trimmed) : string.Join('\\', bytes.Take(255));
    }

    private static ReadOnlySpan<byte> Trim(byte[] bytes) => bytes.AsSpan().TrimEnd(" \0"u8);

    private delegate string NumberText(ReadOnlySpan<byte> bytes);
}
