using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Values as text.</summary>
internal static class DicomValue
{
    /// <summary>Of a value that may be anything only so many bytes are shown.</summary>
    private const int LongestUnknown = 255;

    /// <summary>The value of an element, several ones joined by a backslash as in DICOM itself.</summary>
    public static string Text(DicomElement element, DicomCharacterSet characterSet, bool isBigEndian) =>
        DicomNumbers.Text(element.Vr, element.Bytes, isBigEndian) ?? element.Vr switch
        {
            "SQ" => "",
            "PN" => Names(characterSet.Decode(Trim(element.Bytes))),
            "SH" or "LO" or "ST" or "LT" or "UC" or "UT" => characterSet.Decode(Trim(element.Bytes)),
            "UN" => Unknown(element.Bytes),
            _ => Encoding.Latin1.GetString(Trim(element.Bytes)),
        };

    /// <summary>Component groups that are empty at the end of a name mean nothing; neither do the signs in front of them.</summary>
    private static string Names(string text) => text.Contains('=', StringComparison.Ordinal)
        ? string.Join('\\', text.Split('\\').Select(name => name.TrimEnd('=', ' ')))
        : text;

    /// <summary>Text where it looks like text, otherwise byte by byte.</summary>
    private static string Unknown(byte[] bytes)
    {
        var trimmed = Trim(bytes);
        return trimmed.ContainsAnyExceptInRange((byte)0x20, (byte)0x7e)
            ? string.Join('\\', bytes.Take(LongestUnknown))
            : Encoding.Latin1.GetString(trimmed);
    }

    private static ReadOnlySpan<byte> Trim(byte[] bytes) => bytes.AsSpan().TrimEnd(" \0"u8);
}
