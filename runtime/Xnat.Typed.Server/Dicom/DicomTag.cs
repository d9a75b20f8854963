using System.Globalization;
using System.Runtime.InteropServices;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Group and element number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DicomTag(ushort Group, ushort Element) : IComparable<DicomTag>
{
    public static DicomTag PixelData { get; } = new(0x7fe0, 0x0010);

    public static DicomTag Item { get; } = new(0xfffe, 0xe000);

    public static DicomTag ItemEnd { get; } = new(0xfffe, 0xe00d);

    public static DicomTag SequenceEnd { get; } = new(0xfffe, 0xe0dd);

    public bool IsPrivate => (Group & 1) == 1;

    private uint Number => ((uint)Group << 16) | Element;

    public static bool operator <(DicomTag left, DicomTag right) => left.CompareTo(right) < 0;

    public static bool operator >(DicomTag left, DicomTag right) => left.CompareTo(right) > 0;

    public static bool operator <=(DicomTag left, DicomTag right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DicomTag left, DicomTag right) => left.CompareTo(right) >= 0;

    /// <summary>Eight hexadecimal digits, <c>00100010</c>.</summary>
    public static DicomTag? Parse(string digits) =>
        digits.Length == 8 && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? new((ushort)(number >> 16), (ushort)number)
            : null;

    public int CompareTo(DicomTag other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Group:X4},{Element:X4})");
}
