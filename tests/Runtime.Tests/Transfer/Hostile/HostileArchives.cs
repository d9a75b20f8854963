using System.Text;

namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

/// <summary>Archives that are broken or built to deceive, one of each kind, around one good file.</summary>
internal static class HostileArchives
{
    public const string Root = "MR1/scans/1-T1/resources/DICOM/files/";

    private const ushort Encrypted = 0x0801;
    private const uint Link = 0xA1FFu << 16;

    public static byte[] Bytes { get; } = [.. Enumerable.Range(0, 3000).Select(static at => (byte)(at % 7))];

    public static RawEntry Good { get; } = new(Root + "a.dcm", Bytes) { Deflates = true };

    public static Dictionary<string, byte[]> All { get; } = new Dictionary<string, RawZip>(StringComparer.Ordinal)
    {
        // Names that lead elsewhere.
        ["absolute"] = With("/etc/passwd"),
        ["absolute with backslash"] = With("\\etc\\passwd"),
        ["up"] = With("../evil.dcm"),
        ["up in the middle"] = With("MR1/../../evil.dcm"),
        ["up at the end"] = With("MR1/.."),
        ["up with backslashes"] = With("..\\..\\evil.dcm"),
        ["mixed separators"] = With("MR1/..\\../evil.dcm"),
        ["drive"] = With("C:/evil.dcm"),
        ["drive with backslash"] = With("C:\\evil.dcm"),
        ["share"] = With("//host/share/evil.dcm"),
        ["device path"] = With("\\\\?\\C:\\evil.dcm"),
        ["backslash in a name"] = With(Root + "b\\c.dcm"),
        ["only slashes"] = With("///"),
        ["only a dot"] = With("."),
        ["only dots"] = With(".."),
        ["no name"] = With(""),
        // Names that hide.
        ["zero in a name"] = With(Root + "b\0.dcm"),
        ["line break in a name"] = With(Root + "b\n.dcm"),
        ["escape in a name"] = With(Root + "b\u001b[2J.dcm"),
        ["delete in a name"] = With(Root + "b\u007f.dcm"),
        ["upper control in a name"] = With(Root + "b\u0085.dcm"),
        ["direction override"] = With(Root + "b\u202Emcd.exe"),
        ["direction isolate"] = With(Root + "b\u2066.dcm"),
        ["space without width"] = With(Root + "a\u200B.dcm"),
        ["byte order mark"] = With(Root + "\uFEFFa.dcm"),
        ["no UTF-8"] = new(Good, new(Root + "b.dcm", [1]) { LocalName = [0x61, 0xFF, 0xFE], CentralName = [0x61, 0xFF, 0xFE] }),
        ["overlong UTF-8"] = new(Good, new(Root + "b.dcm", [1]) { LocalName = Overlong, CentralName = Overlong }),
        ["half a character"] = new(Good, new(Root + "b.dcm", [1]) { LocalName = [0xED, 0xA0, 0x80], CentralName = [0xED, 0xA0, 0x80] }),
        // Names that clash.
        ["same name twice"] = new(Good, Good with { Content = [1, 2, 3] }),
        ["same place, spelt with a dot"] = With("MR1/./scans/1-T1/resources/DICOM/files/a.dcm"),
        ["same place, spelt with two slashes"] = With("MR1//scans/1-T1/resources/DICOM/files/a.dcm"),
        ["file where a folder goes"] = With(Root + "a.dcm/b.dcm"),
        ["folder where a file goes"] = new(new RawEntry(Root + "a.dcm/b.dcm", [1]), Good),
        ["folder entry where a file goes"] = new(Good, new RawEntry(Root + "a.dcm/", [])),
        // Too much of a name.
        ["too deep"] = With(string.Concat(Enumerable.Repeat("d/", 70)) + "b.dcm"),
        ["name too long"] = With(Root + new string('n', 256)),
        ["name too long in bytes"] = With(Root + new string('ß', 128)),
        // What is no file.
        ["link"] = new(Good, new RawEntry(Root + "b.dcm", "/etc/passwd"u8.ToArray()) { ExternalAttributes = Link }),
        ["link to a folder, and a file through it"] =
            new(Good, new RawEntry("MR1/l", "/tmp"u8.ToArray()) { ExternalAttributes = Link }, new RawEntry("MR1/l/evil.dcm", [1])),
        ["device"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { ExternalAttributes = 0x21B6u << 16 }),
        ["pipe"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { ExternalAttributes = 0x11B6u << 16 }),
        ["socket"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { ExternalAttributes = 0xC1B6u << 16 }),
        ["folder mode on a file"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { ExternalAttributes = 0x41EDu << 16 }),
        ["folder with bytes"] = new(Good, new RawEntry("MR1/other/", [1, 2, 3])),
        ["encrypted"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { Flags = Encrypted }),
        ["strongly encrypted"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { Flags = 0x0841 }),
        ["encrypted directory"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { Flags = 0x2800 }),
        ["method of another packer"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { Method = 12 }),
        ["deflate64"] = new(Good, new RawEntry(Root + "b.dcm", [1]) { Method = 9 }),
        // A directory that lies.
        ["other name in its own header"] = new(Good with { LocalName = Encoding.UTF8.GetBytes(Root + "z.dcm") }),
        ["way out in its own header"] = new(Good with { LocalName = "../../../evil.dcm"u8.ToArray() }),
        ["other method in its own header"] = new(Good with { LocalMethod = 0 }),
        ["other flags in its own header"] = new(Good with { LocalFlags = Encrypted }),
        ["other length in its own header"] = new(Good with { LocalLength = 10 }),
        ["other packed length in its own header"] = new(Good with { LocalPackedLength = 10 }),
        ["other checksum in its own header"] = new(Good with { LocalCrc = 10 }),
        ["length too small"] = new(Good with { Length = 10 }),
        ["length too large"] = new(Good with { Length = 4000 }),
        ["checksum wrong"] = new(Good with { Crc = 10 }),
        ["packed length too large"] = new(Good with { PackedLength = 100_000 }),
        ["packed length too small"] = new(Good with { PackedLength = 3 }),
        ["descriptor with another length"] = new(Good.WithDescriptor(length: 10)),
        ["descriptor with another packed length"] = new(Good.WithDescriptor(packed: 10)),
        ["descriptor with another checksum"] = new(Good.WithDescriptor(crc: 10)),
        ["descriptor announced and missing"] = new(Good.WithDescriptor() with { Behind = [] }),
        ["stored, with two lengths"] = new(new RawEntry(Root + "a.dcm", Bytes) { Length = 10, LocalLength = 10 }),
        ["stored, with bytes hidden behind its length"] = new(new RawEntry(Root + "a.dcm", [.. Bytes, 1, 2, 3])
        {
            Length = (uint)Bytes.Length, LocalLength = (uint)Bytes.Length, Crc = RawEntry.CrcOf(Bytes),
        }),
        ["length of 64 bits without its field"] = new(Good with { Length = uint.MaxValue }),
        ["length of 64 bits that is negative"] = new(
            Good with { Length = uint.MaxValue, Extra = [1, 0, 8, 0, .. BitConverter.GetBytes(-5L)] }),
        ["length of 64 bits beyond all disks"] = new(
            Good with { Length = uint.MaxValue, Extra = [1, 0, 8, 0, .. BitConverter.GetBytes(long.MaxValue)] }),
        ["place of 64 bits outside"] = new(Good with { Offset = uint.MaxValue, Extra = [1, 0, 8, 0, .. BitConverter.GetBytes(1L << 40)] }),
        ["place outside"] = new(Good with { Offset = 1_000_000 }),
        ["place inside of the directory"] = new(Good with { Offset = (uint)(new RawZip(Good).Build().Length - 60) }),
        ["entry on another disk"] = new(Good with { Disk = 3 }),
        // Bytes that belong to several or to none.
        ["overlap: two names for one file"] = new(Good, Good with { Name = Root + "b.dcm", HasNoBytes = true, Offset = 0 }),
        ["overlap: one kernel, many names"] = Quilt(50),
        ["overlap: one inside of the other"] = Nested(),
        ["hidden entry between"] = new(
            Good, new RawEntry(Root + "hidden.dcm", [6, 6, 6]) { IsUnlisted = true }, new RawEntry(Root + "c.dcm", [1])),
        ["hidden entry at the end"] = new(Good, new RawEntry(Root + "hidden.dcm", [6, 6, 6]) { IsUnlisted = true }),
        ["hidden bytes between"] = new(Good, new RawEntry(Root + "c.dcm", [1]) { Before = [1, 2, 3] }),
        ["bytes before"] = new(Good) { Before = "MZ program"u8.ToArray() },
        ["bytes before, counted from the archive"] = new(Good) { Before = "PK\x03\x04MZ"u8.ToArray(), CountsFromZip = true },
        ["bytes before the directory"] = new(Good) { BeforeDirectory = [1, 2, 3] },
        ["bytes behind the directory"] = new(Good) { BehindDirectory = [1, 2, 3] },
        ["bytes behind"] = new(Good) { Behind = new byte[100] },
        ["archive behind"] = new(Good) { Behind = new RawZip(new RawEntry("../evil.dcm", [1])).Build() },
        // Ends that lie.
        ["second end in the comment"] = new(Good) { Comment = End() },
        ["comment longer than the file"] = new(Good) { CommentLength = 500 },
        ["comment shorter than its bytes"] = new(Good) { Comment = new byte[50], CommentLength = 10 },
        ["fewer entries than the directory"] = new(Good, new RawEntry(Root + "b.dcm", [1])) { Count = 1 },
        ["more entries than the directory"] = new(Good) { Count = 2 },
        ["two counts"] = new(Good) { CountHere = 2 },
        ["no entries"] = new(Good) { Count = 0 },
        ["sixty thousand entries"] = new(Good) { Count = 60_000 },
        ["directory too short"] = new(Good) { DirectorySize = 20 },
        ["directory too long"] = new(Good) { DirectorySize = 100_000 },
        ["directory elsewhere"] = new(Good) { DirectoryShift = -10 },
        ["directory outside"] = new(Good) { DirectoryShift = 1_000_000 },
        ["several parts"] = new(Good) { Disk = 1 },
        ["end of 64 bits with another count"] = new(Good) { Zip64 = static says => (says.Size, 1UL << 40, says.Start) },
        ["end of 64 bits with another place"] = new(Good) { Zip64 = static says => (says.Size, says.Count, 1UL << 62) },
        ["end of 64 bits with another size"] = new(Good) { Zip64 = static says => (ulong.MaxValue, says.Count, says.Start) },
        ["end of 64 bits elsewhere"] = new(Good) { Zip64 = static says => says, LocatorShift = -8 },
        ["end of 64 bits that disagrees"] = new(Good, new RawEntry(Root + "b.dcm", [1])) { Count = 1, Zip64 = static says => says },
        // What unpacks to something else.
        ["deflate that never ends"] = new(Good with { Packed = RawEntry.Deflate(Bytes)[..^4] }),
        ["deflate of nothing"] = new(Good with { Packed = [] }),
        ["no deflate"] = new(Good with { Packed = [0xFF, 0xFF, 0xFF, 0xFF] }),
        ["bomb behind a small length"] = new(Good with { Packed = RawEntry.Deflate(new byte[20_000_000]) }),
        ["bomb with its true length"] = new(Good, new RawEntry(Root + "zeros", new byte[20_000_000]) { Deflates = true }),
        ["many files"] = new([Good, .. Enumerable.Range(0, 3000).Select(static at => new RawEntry($"{Root}n{at}", []))]),
        ["many folders"] = new([Good, .. Enumerable.Range(0, 3000).Select(static at => new RawEntry($"MR1/n{at}/", []))]),
    }.ToDictionary(static kind => kind.Key, static kind => kind.Value.Build(), StringComparer.Ordinal);

    private static byte[] Overlong => [0xC0, 0xAE, 0xC0, 0xAE, 0x2F, 0x61];

    private static RawZip With(string name) => new(Good, new RawEntry(name, [1, 2, 3]));

    private static byte[] End() => [0x50, 0x4B, 5, 6, .. new byte[18]];

    /// <summary>Each name unpacks the same bytes: the archive grows by a name and the disk by a file.</summary>
    private static RawZip Quilt(int names) =>
        new([Good, .. Enumerable.Range(0, names).Select(static at => Good with { Name = $"{Root}q{at}", HasNoBytes = true, Offset = 0 })]);

    /// <summary>The bytes of the first file are the whole second entry.</summary>
    private static RawZip Nested()
    {
        var inner = new RawEntry(Root + "inner.dcm", [1, 2, 3]);
        var bytes = new RawZip(inner).Build()[..(30 + inner.NameBytes.Length + 3)];
        var outer = new RawEntry(Root + "outer.dcm", bytes);
        return new(outer, inner with { HasNoBytes = true, Offset = (uint)(30 + outer.NameBytes.Length) });
    }
}
