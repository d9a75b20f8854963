using System.IO.Compression;
using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Reads the header of a DICOM file: all transfer syntaxes, with or without preamble, up to the pixels.</summary>
internal sealed class DicomReader
{
    private const int DeepestSequence = 64;
    private const uint Undefined = 0xffffffff;

    private readonly DicomInput input;
    private readonly bool isExplicit;

    /// <summary>The character set of the file, which items without one of their own inherit.</summary>
    private DicomCharacterSet? characterSet;

    private bool hasSignedPixels;

    private DicomReader(DicomInput input, bool isExplicit)
    {
        this.input = input;
        this.isExplicit = isExplicit;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <returns><see langword="null"/> if the stream is no DICOM file, or a broken one.</returns>
    public static DicomHeader? TryRead(Stream stream)
    {
        try
        {
            return Read(stream);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Reads a header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <exception cref="InvalidDataException">The stream is no DICOM file.</exception>
    /// <exception cref="EndOfStreamException">The file ends inside of an element.</exception>
    public static DicomHeader Read(Stream stream)
    {
        var head = new byte[132];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var hasPreamble = length == head.Length && head.AsSpan(128).SequenceEqual("DICM"u8);
        if (hasPreamble) return ReadFile(new DicomInput(stream, [], isBigEndian: false));
        // Some writers leave preamble and file meta away; such a file begins with its first element.
        var start = head.AsSpan(0, length);
        if (length < 8) throw new InvalidDataException("Too short for a DICOM file.");
        var isBigEndian = start[0] == 0 && start[1] is 0x02 or 0x04 or 0x08;
        if (!isBigEndian && (start[1] != 0 || start[0] is not (0x02 or 0x04 or 0x08)))
            throw new InvalidDataException("Neither a preamble nor a first element.");
        var isExplicitStart = IsVr(start[4], start[5]);
        var rest = new DicomInput(stream, start.ToArray(), isBigEndian);
        if (start[0] == 0x02) return ReadFile(rest);
        var first = new DicomReader(rest, isExplicitStart);
        return new DicomHeader(first.Elements(null, 0), isBigEndian);
    }

    private static DicomHeader ReadFile(DicomInput input)
    {
        var meta = new DicomReader(input, isExplicit: true).Meta();
        var syntax = meta.Find(element => element.Tag == new DicomTag(0x0002, 0x0010)) is { } found
            ? Encoding.ASCII.GetString(found.Bytes).Trim(' ', '\0')
            : "";
        var isBigEndian = syntax == "1.2.840.10008.1.2.2";
        var data = syntax == "1.2.840.10008.1.2.1.99"
            ? new DicomInput(new DeflateStream(input.Remainder(), CompressionMode.Decompress), [], isBigEndian: false)
            : input.With(isBigEndian);
        // Group 2 may be followed by a data set of another form than announced; a file
        // without the element is explicit little endian in practice.
        var isExplicitData = syntax.Length == 0 ? IsVr(data.Peek(4), data.Peek(5)) : syntax != "1.2.840.10008.1.2";
        var elements = new DicomReader(data, isExplicitData).Elements(null, 0);
        return new DicomHeader([.. meta, .. elements], isBigEndian);
    }

    /// <summary>Group 2, which is explicit little endian always.</summary>
    private List<DicomElement> Meta()
    {
        var elements = new List<DicomElement>();
        while (input.HasMore && input.Peek(0) == 0x02 && input.Peek(1) == 0) elements.Add(Element(input.Tag(), 0));
        return elements;
    }

    private List<DicomElement> Elements(long? end, int depth)
    {
        if (depth > DeepestSequence) throw new InvalidDataException("The sequences are nested too deeply.");
        var elements = new List<DicomElement>();
        while (end is null ? input.HasMore : input.Position < end)
        {
            var tag = input.Tag();
            if (tag == DicomTag.ItemEnd || tag == DicomTag.SequenceEnd)
            {
                input.Skip(4);
                break;
            }

            if (tag == DicomTag.PixelData && depth == 0) break;
            var element = Element(tag, depth);
            if (depth == 0 && tag == new DicomTag(0x0008, 0x0005)) characterSet = DicomCharacterSet.Of(element.Bytes);
            if (tag == new DicomTag(0x0028, 0x0103)) hasSignedPixels = element.Bytes is [1, 0] or [0, 1];
            elements.Add(element);
        }

        return elements;
    }

    private DicomElement Element(DicomTag tag, int depth)
    {
        var (vr, length) = Head(tag);
        if (vr == "SQ" || (length == Undefined && vr is not ("OB" or "OW" or "OF")))
            return new(tag, "SQ", [], Sequence(length, depth, isUnknown: vr == "UN" && isExplicit));
        if (length == Undefined)
        {
            // Encapsulated pixels, an icon's for instance: fragments without meaning for a header.
            Fragments();
            return new(tag, vr, [], []);
        }

        return new(tag, vr, input.Value(length), []);
    }

    private (string Vr, uint Length) Head(DicomTag tag)
    {
        if (!isExplicit || tag.Group == 0xfffe)
            return (hasSignedPixels && IsPixelValue(tag) ? "SS" : DicomDictionary.VrOf(tag), input.UInt32());
        var first = input.Byte();
        var second = input.Byte();
        if (!IsVr(first, second)) throw new InvalidDataException($"No value representation in front of {tag}.");
        var vr = new string([(char)first, (char)second]);
        if (vr is "OB" or "OW" or "OF" or "OD" or "OL" or "OV" or "SQ" or "UC" or "UR" or "UT" or "UN" or "SV" or "UV")
        {
            input.Skip(2);
            return (vr, input.UInt32());
        }

        return (vr, input.UInt16());
    }

    /// <summary>A sequence of unknown representation and undefined length is implicit inside, whatever the file is.</summary>
    private List<DicomHeader> Sequence(uint length, int depth, bool isUnknown)
    {
        var reader = isUnknown ? new DicomReader(input, isExplicit: false) { characterSet = characterSet } : this;
        var items = new List<DicomHeader>();
        var end = length == Undefined ? (long?)null : input.Position + length;
        while (end is null || input.Position < end)
        {
            var tag = input.Tag();
            var size = input.UInt32();
            if (tag == DicomTag.SequenceEnd) break;
            if (tag != DicomTag.Item) throw new InvalidDataException($"{tag} instead of an item in a sequence.");
            items.Add(new DicomHeader(
                reader.Elements(size == Undefined ? null : input.Position + size, depth + 1), input.IsBigEndian, characterSet));
        }

        return items;
    }

    private void Fragments()
    {
        while (true)
        {
            var tag = input.Tag();
            var size = input.UInt32();
            if (tag == DicomTag.SequenceEnd) return;
            if (tag != DicomTag.Item) throw new InvalidDataException($"{tag} instead of a fragment.");
            input.Skip(size);
        }
    }

    /// <summary>Values of pixels are signed like the pixels; only files that say the representation need not be told.</summary>
    private static bool IsPixelValue(DicomTag tag) => tag.Group == 0x0028 && tag.Element is (>= 0x0104 and <= 0x0111) or 0x0120 or 0x0121;

    private static bool IsVr(byte first, byte second) => first is >= (byte)'A' and <= (byte)'Z' && second is >= (byte)'A' and <= (byte)'Z';
}
