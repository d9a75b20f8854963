using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Tells by its content whether a file is a DICOM image, and of which study: reads no further than the Study Instance UID. In all transfer
/// syntaxes, with or without preamble, also where the data set has another form than the file says.
/// </summary>
internal sealed class StudyReader
{
    private const uint Undefined = uint.MaxValue;
    private const uint SopClass = 0x0008_0016;
    private const uint StudyInstance = 0x0020_000D;
    private const uint Item = 0xFFFE_E000;
    private const uint ItemEnd = 0xFFFE_E00D;
    private const uint SequenceEnd = 0xFFFE_E0DD;

    private const int DeepestSequence = 64;

    /// <summary>No header has so many in front of the study's UID.</summary>
    private const int MostElements = 20_000;

    private const int LongestUid = 64;

    private readonly Stream stream;
    private readonly bool isBigEndian;
    private int elements;

    private StudyReader(Stream stream, bool isBigEndian) => (this.stream, this.isBigEndian) = (stream, isBigEndian);

    /// <summary>Study Instance UID; <see langword="null"/> for anything that is no image of a study, which an import passes over.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    public static string? Read(Stream stream)
    {
        try
        {
            return Read(stream, mayBePacked: true);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            return null;
        }
    }

    private static string? Read(Stream stream, bool mayBePacked)
    {
        var head = new byte[132];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < 8) return null;
        if (length == head.Length && head.AsSpan(128).SequenceEqual("DICM"u8)) return OfFile(stream);
        var rest = new PrefixedStream(head.AsMemory(0, length), stream);
        // Images may be packed one by one; XNAT reads them through it.
        if (mayBePacked && head is [0x1F, 0x8B, ..])
            return Read(new GZipStream(rest, CompressionMode.Decompress), mayBePacked: false);
        return head switch
        {
            [2, 0, ..] => OfFile(rest),
            [8, 0, ..] or [0, 8, ..] => OfData(rest, ""),
            _ => null,
        };
    }

    /// <summary>After the preamble: group 2 says how the rest is written, in explicit little endian always.</summary>
    private static string? OfFile(Stream stream)
    {
        var (reader, syntax) = (new StudyReader(stream, isBigEndian: false), "");
        while (true)
        {
            var raw = reader.Take(4);
            if (raw is not [2, 0, ..])
            {
                var data = new PrefixedStream(raw, stream);
                return syntax == "1.2.840.10008.1.2.1.99"
                    ? OfData(new DeflateStream(data, CompressionMode.Decompress), syntax)
                    : OfData(data, syntax);
            }

            var (vr, length) = reader.Head(isExplicit: true);
            if (reader.TagOf(raw) == 0x0002_0010) syntax = reader.Uid(length);
            else reader.Pass(vr, length, isExplicit: true, depth: 0);
        }
    }

    private static string? OfData(Stream stream, string syntax)
    {
        var first = new byte[8];
        stream.ReadExactly(first);
        var isSwapped = syntax == "1.2.840.10008.1.2.2" || (syntax.Length == 0 && first[0] == 0);
        // The first element tells better than the file's own word.
        var isExplicit = IsVr(first[4], first[5]);
        return new StudyReader(new PrefixedStream(first, stream), isSwapped).Find(isExplicit);
    }

    private string? Find(bool isExplicit)
    {
        var hasClass = false;
        while (true)
        {
            var tag = TagOf(Take(4));
            // Elements stand in the order of their tags.
            if (tag > StudyInstance) return null;
            var (vr, length) = Head(isExplicit);
            if (tag == StudyInstance) return hasClass && Uid(length) is { Length: > 0 } uid ? uid : null;
            hasClass |= tag == SopClass && length is > 0 and < Undefined;
            Pass(vr, length, isExplicit, depth: 0);
        }
    }

    private (string Vr, uint Length) Head(bool isExplicit)
    {
        if (++elements > MostElements) throw new InvalidDataException();
        var raw = Take(4);
        if (!isExplicit || !IsVr(raw[0], raw[1])) return ("", U32(raw));
        var vr = Encoding.ASCII.GetString(raw, 0, 2);
        return vr is "OB" or "OW" or "OF" or "OD" or "OL" or "OV" or "SQ" or "UC" or "UR" or "UT" or "UN" or "SV" or "UV"
            ? (vr, U32(Take(4)))
            : (vr, U16(raw.AsSpan(2)));
    }

    private void Pass(string vr, uint length, bool isExplicit, int depth)
    {
        if (length != Undefined)
        {
            Skip(length);
            return;
        }

        if (depth > DeepestSequence) throw new InvalidDataException();
        // A sequence of unknown representation is implicit inside (PS3.5 6.2.2).
        PassItems(isExplicit && vr != "UN", depth);
    }

    private void PassItems(bool isExplicit, int depth)
    {
        while (true)
        {
            var (tag, size) = (TagOf(Take(4)), U32(Take(4)));
            if (++elements > MostElements) throw new InvalidDataException();
            if (tag == SequenceEnd) return;
            if (tag != Item) throw new InvalidDataException();
            if (size != Undefined) Skip(size);
            else PassElements(isExplicit, depth);
        }
    }

    private void PassElements(bool isExplicit, int depth)
    {
        while (true)
        {
            var tag = TagOf(Take(4));
            if (tag == ItemEnd)
            {
                Skip(4);
                return;
            }

            var (vr, length) = Head(isExplicit);
            Pass(vr, length, isExplicit, depth + 1);
        }
    }

    private string Uid(uint length)
    {
        if (length > LongestUid + 1) throw new InvalidDataException();
        return Encoding.ASCII.GetString(Take((int)length)).Trim(' ', '\0');
    }

    private byte[] Take(int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void Skip(long count)
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (count > 0)
        {
            var read = stream.Read(buffer[..(int)Math.Min(count, buffer.Length)]);
            if (read == 0) throw new EndOfStreamException();
            count -= read;
        }
    }

    private uint TagOf(byte[] raw) => ((uint)U16(raw) << 16) | U16(raw.AsSpan(2));

    private ushort U16(ReadOnlySpan<byte> bytes) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private uint U32(ReadOnlySpan<byte> bytes) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static bool IsVr(byte first, byte second) => first is >= (byte)'A' and <= (byte)'Z' && second is >= (byte)'A' and <= (byte)'Z';
}
