using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>One half of the code space as an escape sequence selects it.</summary>
/// <param name="Encoding">Decodes its characters.</param>
/// <param name="IsDouble">Whether a character has two bytes.</param>
internal sealed record CodeTable(Encoding Encoding, bool IsDouble)
{
    /// <summary>Bits that turn the seven-bit form of DICOM into the eight-bit form of the code page.</summary>
    public byte FirstMask { get; init; }

    public byte SecondMask { get; init; }

    public static CodeTable Ascii { get; } = new(Encoding.ASCII, IsDouble: false);

    /// <summary>Escape sequences without their first byte, the table that each selects, and whether it is for bytes from 128 on.</summary>
    public static IReadOnlyList<(byte[] Sequence, CodeTable Table, bool IsHigh)> Sequences { get; } =
    [
        ("(B"u8.ToArray(), Ascii, false),
        ("(J"u8.ToArray(), Ascii, false),
        (")I"u8.ToArray(), new(Find(932), IsDouble: false), true),
        ("$B"u8.ToArray(), new(Find(51932), IsDouble: true) { FirstMask = 0x80, SecondMask = 0x80 }, false),
        ("$@"u8.ToArray(), new(Find(51932), IsDouble: true) { FirstMask = 0x80, SecondMask = 0x80 }, false),
        ("$(D"u8.ToArray(), new(Find(20932), IsDouble: true) { FirstMask = 0x80 }, false),
        ("$)C"u8.ToArray(), new(Find(51949), IsDouble: true), true),
        ("$)A"u8.ToArray(), new(Find(936), IsDouble: true), true),
        ("-A"u8.ToArray(), new(Find(28591), IsDouble: false), true),
        ("-B"u8.ToArray(), new(Find(28592), IsDouble: false), true),
        ("-C"u8.ToArray(), new(Find(28593), IsDouble: false), true),
        ("-D"u8.ToArray(), new(Find(28594), IsDouble: false), true),
        ("-L"u8.ToArray(), new(Find(28595), IsDouble: false), true),
        ("-G"u8.ToArray(), new(Find(28596), IsDouble: false), true),
        ("-F"u8.ToArray(), new(Find(28597), IsDouble: false), true),
        ("-H"u8.ToArray(), new(Find(28598), IsDouble: false), true),
        ("-M"u8.ToArray(), new(Find(28599), IsDouble: false), true),
        ("-b"u8.ToArray(), new(Find(28605), IsDouble: false), true),
        ("-T"u8.ToArray(), new(Find(874), IsDouble: false), true),
    ];

    /// <summary>Code pages beyond the built-in ones come from their provider, without registering it for the whole process.</summary>
    public static Encoding Find(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);

    public string Decode(ReadOnlySpan<byte> character)
    {
        Span<byte> bytes = stackalloc byte[2];
        character.CopyTo(bytes);
        bytes[0] |= FirstMask;
        if (character.Length == 2) bytes[1] |= SecondMask;
        return Encoding.GetString(bytes[..character.Length]);
    }
}
