using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>
/// Decodes text by Specific Character Set (0008,0005), with the code extensions of ISO 2022 where several sets are given.
/// </summary>
internal sealed class DicomCharacterSet
{
    private const byte Escape = 0x1b;

    private readonly Encoding initial;
    private readonly bool hasExtensions;

    private DicomCharacterSet(Encoding initial, bool hasExtensions)
    {
        this.initial = initial;
        this.hasExtensions = hasExtensions;
    }

    /// <summary>Without the element DICOM has ASCII only; files that break the rule are mostly Latin-1.</summary>
    public static DicomCharacterSet Default { get; } = new(Encoding.Latin1, hasExtensions: false);

    /// <summary>The set that a value of the element names; <see langword="null"/> for an absent or empty one.</summary>
    public static DicomCharacterSet? Of(byte[]? value)
    {
        if (value is null) return null;
        var terms = Encoding.ASCII.GetString(value).Split('\\').Select(term => term.Trim(' ', '\0')).ToList();
        if (terms.TrueForAll(term => term.Length == 0)) return null;
        return new(Single(terms[0]), terms.Count > 1 || terms[0].StartsWith("ISO 2022", StringComparison.Ordinal));
    }

    public string Decode(ReadOnlySpan<byte> bytes) =>
        hasExtensions && bytes.Contains(Escape) ? DecodeExtended(bytes) : initial.GetString(bytes);

    private string DecodeExtended(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var low = CodeTable.Ascii;
        var high = new CodeTable(initial, IsDouble: false);
        for (var index = 0; index < bytes.Length;)
        {
            var current = bytes[index];
            if (current == Escape)
            {
                index += Switch(bytes[index..], ref low, ref high);
                continue;
            }

            // The sets fall back at the end of a value, of a component and of a line.
            if (current is (byte)'\\' or (byte)'^' or (byte)'=' or (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'\f' && !low.IsDouble)
                (low, high) = (CodeTable.Ascii, new(initial, IsDouble: false));
            var table = current < 0x80 ? low : high;
            var size = table.IsDouble && index + 1 < bytes.Length ? 2 : 1;
            text.Append(table.Decode(bytes.Slice(index, size)));
            index += size;
        }

        return text.ToString();
    }

    /// <summary>Reads one escape sequence and returns its length.</summary>
    private static int Switch(ReadOnlySpan<byte> bytes, ref CodeTable low, ref CodeTable high)
    {
        foreach (var (sequence, table, isHigh) in CodeTable.Sequences)
        {
            if (!bytes[1..].StartsWith(sequence)) continue;
            if (isHigh) high = table;
            else low = table;
            return sequence.Length + 1;
        }

        return 1;
    }

    private static Encoding Single(string term) => CodeTable.Find(term.Replace("ISO 2022 IR", "ISO_IR", StringComparison.Ordinal) switch
    {
        "ISO_IR 101" => 28592,
        "ISO_IR 109" => 28593,
        "ISO_IR 110" => 28594,
        "ISO_IR 144" => 28595,
        "ISO_IR 127" => 28596,
        "ISO_IR 126" => 28597,
        "ISO_IR 138" => 28598,
        "ISO_IR 148" => 28599,
        "ISO_IR 203" => 28605,
        "ISO_IR 166" => 874,
        "ISO_IR 13" => 932,
        "ISO_IR 192" => 65001,
        "GB18030" => 54936,
        "GBK" => 936,
        _ => 28591,
    });
}
