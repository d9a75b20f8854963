using System.IO.Compression;
using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Reads the header of a DICOM file: all transfer syntaxes, with or without preamble, up to the pixels.</summary>
internal sealed class DicomReader
{
    private const int DeepestSequence = 64;
    private const uint Undefined = 0xffffffff;
    private const string Deflated = "1.2.840.10008.1.2.1.99";

    private readonly DicomInput input;
    private readonly bool isExplicit;

    /// <summary>The character set of the file, which items without one of their own inherit.</summary>
    private DicomCharacterSet? characterSet;

    private bool hasSignedPixels;

    /// <summary>Where the element of the pixels begins, once it was reached.</summary>
    private long? pixels;

    private DicomReader(DicomInput input, bool isExplicit)
    {
        this.input = input;
        this.isExplicit = isExplicit;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="room">How much may be unpacked of a compressed file; <see langword="null"/> for as much as a dump is worth.</param>
    /// <returns><see langword="null"/> if the stream is no DICOM file; of a damaged one what stands in front of the damage.</returns>
    public static DicomHeader? TryRead(Stream stream, UnpackingRoom? room = null)
    {
        try
        {
            return Read(stream, room);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads a header, of a damaged file as far as it goes.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="room">How much may be unpacked of a compressed file; <see langword="null"/> for as much as a dump is worth.</param>
    /// <exception cref="InvalidDataException">The stream is no DICOM file.</exception>
    public static DicomHeader Read(Stream stream, UnpackingRoom? room = null) =>
        Read(stream, room ?? new UnpackingRoom(UnpackingRoom.ForADump), mayBeZipped: true);

    private static DicomHeader Read(Stream stream, UnpackingRoom room, bool mayBeZipped)
    {
        var head = new byte[132];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var hasPreamble = length == head.Length && head.AsSpan(128).SequenceEqual("DICM"u8);
        if (hasPreamble) return ReadFile(new DicomInput(stream, [], isBigEndian: false, head.Length), room);
        // Some writers leave preamble and file meta away; such a file begins with its first element.
        var start = head.AsSpan(0, length);
        if (length < 8) throw new InvalidDataException("Too short for a DICOM file.");
        // Images may be zipped one by one: they are read through it, and kept as they came. Once only: there are files that unpack
        // to themselves.
        if (mayBeZipped && start[0] == 0x1f && start[1] == 0x8b)
            return Read(
                new UnpackedStream(
                    new GZipStream(new ConcatenatedStream(start.ToArray(), stream), CompressionMode.Decompress), room),
                room,
                mayBeZipped: false).WithoutPixels();
        var isBigEndian = start[0] == 0 && start[1] is 0x02 or 0x04 or 0x08;
        if (!isBigEndian && (start[1] != 0 || start[0] is not (0x02 or 0x04 or 0x08)))
            throw new InvalidDataException("Neither a preamble nor a first element.");
        var isExplicitStart = IsVr(start[4], start[5]);
        var rest = new DicomInput(stream, start.ToArray(), isBigEndian);
        if (start[0] == 0x02) return ReadFile(rest, room);
        return OfDataSet([], new DicomReader(rest, isExplicitStart), isBigEndian);
    }

    private static DicomHeader ReadFile(DicomInput input, UnpackingRoom room)
    {
        var elements = AsFarAsItGoes(new DicomReader(input, isExplicit: true).FillMeta);
        var syntax = elements.FindLast(element => element.Tag == new DicomTag(0x0002, 0x0010)) is { } found
            ? Encoding.ASCII.GetString(found.Bytes).Trim(' ', '\0')
            : "";
        // The data set has another form than announced in some files; its first element tells.
        var isPlain = input.Peek(0) == 0x08 && input.Peek(1) == 0 && IsVr(input.Peek(4), input.Peek(5));
        var isBigEndian = syntax == "1.2.840.10008.1.2.2" || (syntax.Length == 0 && input.Peek(0) == 0 && input.Peek(1) == 0x08);
        var data = syntax == Deflated && !isPlain
            ? new DicomInput(
                new UnpackedStream(new DeflateStream(input.Remainder(), CompressionMode.Decompress), room), [], isBigEndian: false)
            : input.With(isBigEndian);
        var header = OfDataSet(elements, new DicomReader(data, IsExplicit(data, syntax)), isBigEndian);
        return syntax == Deflated && !isPlain ? header.WithoutPixels() : header;
    }

    private static DicomHeader OfDataSet(List<DicomElement> meta, DicomReader reader, bool isBigEndian) =>
        new([.. meta, .. AsFarAsItGoes(reader.Fill)], isBigEndian) { PixelStart = reader.pixels, IsExplicit = reader.isExplicit };

    /// <summary>What is read before the file ends, its compression breaks or the room is used up stays; the rest of it is lost.</summary>
    private static List<DicomElement> AsFarAsItGoes(Action<List<DicomElement>> read)
    {
        var elements = new List<DicomElement>();
        try
        {
            read(elements);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            return elements;
        }

        return elements;
    }

    private static bool IsExplicit(DicomInput data, string syntax)
    {
        var (first, second) = (data.Peek(4), data.Peek(5));
        if (syntax.Length == 0) return IsVr(first, second);
        if (syntax == "1.2.840.10008.1.2") return IsVr(first, second) && IsKnown(new string([(char)first, (char)second]));
        // Where the representation should stand is a short length instead: the low half of it, and a high one of zero.
        return IsVr(first, second) || (first == 0 && second == 0) || data.Peek(6) != 0 || data.Peek(7) != 0;
    }

    /// <summary>Group 2, which is explicit little endian always.</summary>
    private void FillMeta(List<DicomElement> elements)
    {
        while (input.HasMore && input.Peek(0) == 0x02 && input.Peek(1) == 0) Add(elements, input.Tag(), long.MaxValue, 0);
    }

    private void Fill(List<DicomElement> elements) => Fill(elements, long.MaxValue, long.MaxValue, 0);

    /// <param name="elements">Takes what is read, so that it is there when the reading breaks off.</param>
    /// <param name="end">Where the item ends by its own length.</param>
    /// <param name="limit">Where the sequence ends that it lies in; an item may claim more.</param>
    /// <param name="depth">Number of sequences around it.</param>
    private void Fill(List<DicomElement> elements, long end, long limit, int depth)
    {
        while (input.Position < end && HasHead(limit))
        {
            var next = input.PeekTag();
            if (next.Group == 0xfffe && (depth > 0 || next == DicomTag.ItemEnd || next == DicomTag.SequenceEnd))
            {
                // Any other delimiter than the item's own belongs to the sequence around it; outside of all it is a stray one.
                if (depth == 0 || next == DicomTag.ItemEnd) input.Skip(8);
                if (depth == 0) continue;
                return;
            }

            if (next == DicomTag.PixelData && depth == 0)
            {
                pixels = input.Position;
                return;
            }

            Add(elements, input.Tag(), limit, depth);
        }
    }

    private bool HasHead(long limit) => limit == long.MaxValue ? input.HasMore : input.Position + 8 <= limit;

    private void Add(List<DicomElement> elements, DicomTag tag, long limit, int depth)
    {
        var (vr, length) = Head(tag);
        if (depth > 0 && input.IsCrowded)
        {
            Pass(length, limit);
            return;
        }

        if (vr == "SQ" || (length == Undefined && vr is not ("OB" or "OW" or "OF")))
        {
            input.Keep(0);
            var items = new List<DicomHeader>();
            elements.Add(new(tag, "SQ", [], items));
            if (depth < DeepestSequence) FillSequence(items, length, limit, depth, isUnknown: vr == "UN" && isExplicit);
            else Pass(length, limit);
            return;
        }

        // Encapsulated pixels, an icon's for instance: fragments without meaning for a header.
        if (length == Undefined) Pass(length, limit);
        var element = new DicomElement(tag, vr, length == Undefined ? [] : input.Value(Within(length, limit), IsText(vr)), []);
        if (depth == 0 && tag == new DicomTag(0x0008, 0x0005)) characterSet = DicomCharacterSet.Of(element.Bytes);
        if (tag == new DicomTag(0x0028, 0x0103)) hasSignedPixels = element.Bytes is [1, 0] or [0, 1];
        elements.Add(element);
    }

    private uint Within(uint length, long limit) => (uint)Math.Clamp(limit - input.Position, 0, length);

    private (string Vr, uint Length) Head(DicomTag tag)
    {
        if (!isExplicit || tag.Group == 0xfffe) return (ImplicitVr(tag), input.UInt32());
        var first = input.Byte();
        var second = input.Byte();
        if (!IsVr(first, second)) return (ImplicitVr(tag), LengthWithoutVr(first, second));
        var vr = new string([(char)first, (char)second]);
        if (vr is "OB" or "OW" or "OF" or "OD" or "OL" or "OV" or "SQ" or "UC" or "UR" or "UT" or "UN" or "SV" or "UV")
        {
            input.Skip(2);
            return (vr, input.UInt32());
        }

        var length = input.UInt16();
        // Representations that later editions add have the long form (PS3.5 §7.1.2); in the short one an element would follow here.
        return length == 0 && !IsKnown(vr) && !IsVr(input.Peek(4), input.Peek(5)) ? (vr, input.UInt32()) : (vr, length);
    }

    /// <summary>
    /// An element without representation inside of an explicit data set: written as an implicit one, or with another mark in its place.
    /// </summary>
    private uint LengthWithoutVr(byte first, byte second)
    {
        var length = input.UInt16();
        var low = first | (second << 8);
        return length == 0 && !input.IsBigEndian ? (uint)low : length;
    }

    private string ImplicitVr(DicomTag tag) => hasSignedPixels && IsPixelValue(tag) ? "SS" : DicomDictionary.VrOf(tag);

    /// <summary>A sequence of unknown representation and undefined length is implicit inside, whatever the file is.</summary>
    private void FillSequence(List<DicomHeader> items, uint length, long limit, int depth, bool isUnknown)
    {
        var isImplicit = isUnknown && !IsVr(input.Peek(12), input.Peek(13));
        var reader = isImplicit ? new DicomReader(input, isExplicit: false) { characterSet = characterSet } : this;
        var end = length == Undefined ? limit : Math.Min(limit, input.Position + length);
        while (HasHead(end))
        {
            var next = input.PeekTag();
            // Without its delimiter a sequence ends where something stands that is no item.
            if (next != DicomTag.Item && next != DicomTag.ItemEnd && next != DicomTag.SequenceEnd) break;
            input.Skip(4);
            var size = input.UInt32();
            if (next == DicomTag.SequenceEnd) break;
            if (next == DicomTag.ItemEnd) continue;
            var elements = new List<DicomElement>();
            if (!input.IsCrowded) input.Keep(0);
            try
            {
                reader.Fill(elements, size == Undefined ? long.MaxValue : input.Position + size, end, depth + 1);
            }
            finally
            {
                if (!input.IsCrowded || elements.Count > 0) items.Add(new DicomHeader(elements, input.IsBigEndian, characterSet));
            }
        }

        if (length != Undefined && input.Position < end) input.Skip(end - input.Position);
    }

    /// <summary>Leaves out fragments, or sequences in sequences; counted, not called, since a file can have any number of levels.</summary>
    private void Pass(uint length, long limit)
    {
        if (length != Undefined) input.Skip(Within(length, limit));
        for (var open = length == Undefined ? 1 : 0; open > 0 && HasHead(limit);)
        {
            var tag = input.Tag();
            var size = Head(tag).Length;
            if (tag == DicomTag.SequenceEnd) open--;
            else if (size != Undefined) input.Skip(Within(size, limit));
            else if (tag != DicomTag.Item) open++;
        }
    }

    /// <summary>Values of pixels are signed like the pixels; only files that say the representation need not be told.</summary>
    private static bool IsPixelValue(DicomTag tag) => tag.Group == 0x0028 && tag.Element is (>= 0x0104 and <= 0x0111) or 0x0120 or 0x0121;

    private static bool IsVr(byte first, byte second) => first is >= (byte)'A' and <= (byte)'Z' && second is >= (byte)'A' and <= (byte)'Z';

    private static bool IsText(string vr) => vr is not ("OB" or "OD" or "OF" or "OL" or "OV" or "OW" or "UN");

    private static bool IsKnown(string vr) => vr is "AE" or "AS" or "AT" or "CS" or "DA" or "DS" or "DT" or "FD" or "FL" or "IS" or "LO"
        or "LT" or "OB" or "OD" or "OF" or "OL" or "OV" or "OW" or "PN" or "SH" or "SL" or "SQ" or "SS" or "ST" or "SV" or "TM" or "UC"
        or "UI" or "UL" or "UN" or "UR" or "US" or "UT" or "UV";
}
