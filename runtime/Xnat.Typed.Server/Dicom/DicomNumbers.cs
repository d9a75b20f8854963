using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xnat.Typed.Server.Dicom;

/// <summary>
/// Binary values as text: number by number, joined by a backslash as in DICOM itself. Bytes that are too few for a number are left out.
/// </summary>
internal static class DicomNumbers
{
    /// <summary>The text of a value; <see langword="null"/> for representations that are no numbers.</summary>
    public static string? Text(string vr, ReadOnlySpan<byte> bytes, bool isBigEndian) => vr switch
    {
        "OB" => Integers<byte>(bytes, isBigEndian),
        "US" or "OW" => Integers<ushort>(bytes, isBigEndian),
        "SS" => Integers<short>(bytes, isBigEndian),
        "UL" or "OL" => Integers<uint>(bytes, isBigEndian),
        "SL" => Integers<int>(bytes, isBigEndian),
        "UV" or "OV" => Integers<ulong>(bytes, isBigEndian),
        "SV" => Integers<long>(bytes, isBigEndian),
        "FL" or "OF" => Join(bytes, 4, part => Shown(BitConverter.UInt32BitsToSingle(Read<uint>(part, isBigEndian)))),
        "FD" or "OD" => Join(bytes, 8, part => Shown(BitConverter.UInt64BitsToDouble(Read<ulong>(part, isBigEndian)))),
        "AT" => Join(bytes, 4, part => $"{Read<ushort>(part, isBigEndian):X4}{Read<ushort>(part[2..], isBigEndian):X4}"),
        _ => null,
    };

    private static string Integers<T>(ReadOnlySpan<byte> bytes, bool isBigEndian)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        Join(bytes, Unsafe.SizeOf<T>(), part => Shown(Read<T>(part, isBigEndian)));

    private static string Join(ReadOnlySpan<byte> bytes, int size, Func<ReadOnlySpan<byte>, string> text)
    {
        var parts = new string[bytes.Length / size];
        for (var index = 0; index < parts.Length; index++) parts[index] = text(bytes.Slice(index * size, size));
        return string.Join('\\', parts);
    }

    private static T Read<T>(ReadOnlySpan<byte> bytes, bool isBigEndian)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var number = bytes[..Unsafe.SizeOf<T>()];
        var isUnsigned = T.IsZero(T.MinValue);
        return isBigEndian ? T.ReadBigEndian(number, isUnsigned) : T.ReadLittleEndian(number, isUnsigned);
    }

    private static string Shown(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
