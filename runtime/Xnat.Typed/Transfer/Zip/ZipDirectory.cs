using System.Buffers.Binary;
using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Reads the directory of a zip archive and trusts nothing of it that the archive does not say twice. The framework's reader takes what the
/// directory says alone: entries that overlap, hide bytes between them or are called otherwise in their own headers pass there.
/// </summary>
internal sealed class ZipDirectory
{
    private const int HeaderLength = 46;
    private const uint Signature = 0x02014B50;
    private const int FileType = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ZipSource source;
    private readonly XnatLimits limits;

    private ZipDirectory(ZipSource source, XnatLimits limits)
    {
        this.source = source;
        this.limits = limits;
    }

    /// <summary>The entries in their order in the directory.</summary>
    /// <param name="source">The archive.</param>
    /// <param name="most">How many entries are read at most.</param>
    /// <param name="limits">Bounds on names.</param>
    /// <exception cref="XnatContentException">The archive is cut, broken, or built to deceive.</exception>
    public static List<ZipEntry> Read(ZipSource source, long most, XnatLimits limits)
    {
        var end = ZipEnd.Read(source);
        if (end.Entries > most) throw source.Refused($"has {end.Entries} entries where the catalog leaves room for {most}");
        var entries = new ZipDirectory(source, limits).ReadEntries(end);
        ZipLayout.Check(source, entries, end.Start);
        return entries;
    }

    private List<ZipEntry> ReadEntries(ZipEnd end)
    {
        var entries = new List<ZipEntry>((int)Math.Min(end.Entries, 4096));
        var tree = new EntryTree();
        var at = end.Start;
        for (var index = 0L; index < end.Entries; index++)
        {
            var entry = ReadEntry(ref at, end.End);
            Require(tree.Add(entry.Name, entry.IsFolder, limits), "has two entries for one place, " +
                "or a file where another entry needs a folder");
            entries.Add(entry);
        }

        // A directory with more in it than its end counts shows other readers other files.
        return at == end.End ? entries : throw source.Broken();
    }

    private ZipEntry ReadEntry(ref long at, long end)
    {
        if (end - at < HeaderLength) throw source.Broken();
        var header = source.Read(at, HeaderLength).AsSpan();
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Signature) throw source.Broken();
        var (nameLength, extraLength, commentLength) = (U16(header, 28), U16(header, 30), U16(header, 32));
        if (end - at - HeaderLength < nameLength + extraLength + commentLength) throw source.Broken();
        var rest = source.Read(at + HeaderLength, nameLength + extraLength);
        at += HeaderLength + nameLength + extraLength + commentLength;
        var (flags, method, name) = (U16(header, 8), U16(header, 10), NameOf(rest.AsSpan(0, nameLength)));
        Require((flags & 0x2041) == 0, "has encrypted entries");
        Require(method is 0 or 8, "is packed in a way that this library does not read");
        Require(U16(header, 34) == 0, "says that it is one of several parts");
        var isFolder = name.EndsWith('/');
        RequireKind((int)(BinaryPrimitives.ReadUInt32LittleEndian(header[38..]) >> 16), isFolder);
        var sizes = new Zip64Sizes(rest.AsSpan(nameLength));
        var length = sizes.Next(U32(header, 24), source);
        var packed = sizes.Next(U32(header, 20), source);
        var start = sizes.Next(U32(header, 42), source);
        Require(!isFolder || (length == 0 && packed <= 2), "has a folder that holds bytes");
        if (method == 0 && packed != length) throw source.Broken();
        return new(name, start, packed, length, U32(header, 16), method == 8, flags, isFolder) { RawName = rest[..nameLength] };
    }

    private string NameOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // XNAT names files in archives as it keeps their names.
            var name = XnatText.Decode(Utf8.GetString(bytes));
            Require(name.Length > 0, "has an entry without a name");
            Require(!name.Contains('\\', StringComparison.Ordinal), "has names with backslashes, which are folders on one system and " +
                "none on the other");
            return name;
        }
        catch (DecoderFallbackException e)
        {
            throw new XnatContentException(
                $"The archive from {source.Route} has names that are not UTF-8; nothing was kept. Download the files one by one.", e)
            {
                Route = source.Route,
            };
        }
    }

    // The upper half is the mode of a Unix file where the packer knew one: links, devices and pipes are none of XNAT's.
    private void RequireKind(int mode, bool isFolder)
    {
        var type = mode & FileType;
        Require(type == 0 || type == (isFolder ? Folder : RegularFile), "has entries that are neither files nor folders, such as links");
    }

    private void Require(bool condition, string what)
    {
        if (!condition) throw source.Refused(what);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
