using System.Globalization;

namespace Xnat.Typed.Server.Dicom;

/// <summary>The elements of a file, or of one item of a sequence, up to the pixels.</summary>
internal sealed class DicomHeader(IReadOnlyList<DicomElement> elements, bool isBigEndian, DicomCharacterSet? inherited = null)
{
    /// <summary>In the order of the file, which is that of the tags; of two with one tag the last.</summary>
    public IReadOnlyList<DicomElement> Elements { get; } = LastOfEach(elements);

    public DicomCharacterSet CharacterSet { get; } = DicomCharacterSet.Of(elements.LastOrDefault(element => element.Tag == new DicomTag(
        0x0008, 0x0005))?.Bytes)
        ?? inherited
        ?? DicomCharacterSet.Default;

    /// <summary>Whether numbers begin with their highest byte.</summary>
    public bool IsBigEndian => isBigEndian;

    /// <summary>Whether elements say their representation.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>Where in the file the element of the pixels begins; <see langword="null"/> without one, or in compressed data.</summary>
    public long? PixelStart { get; init; }

    /// <summary>The same of a file whose pixels cannot be read where they stand.</summary>
    public DicomHeader WithoutPixels() => new(Elements, isBigEndian, CharacterSet) { IsExplicit = IsExplicit };

    public DicomElement? Find(DicomTag tag) => Elements.FirstOrDefault(element => element.Tag == tag);

    /// <summary>The first value of an element as text, without padding; <see langword="null"/> if it is absent or empty.</summary>
    public string? Text(ushort group, ushort element) => Texts(group, element) is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>The whole value, several ones still joined by a backslash.</summary>
    public string? Whole(ushort group, ushort element) =>
        Find(new DicomTag(group, element)) is { } found && Show(found) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Texts(ushort group, ushort element) =>
        Whole(group, element)?.Split('\\') is { } parts ? [.. parts.Select(part => part.Trim(' ', '\0'))] : [];

    public int? Integer(ushort group, ushort element) =>
        int.TryParse(
            Text(group, element),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;

    /// <summary>The value for people, several ones joined by a backslash. Group 2 is little endian in every file.</summary>
    public string Show(DicomElement element) => DicomValue.Text(element, CharacterSet, isBigEndian && element.Tag.Group != 0x0002);

    private static IReadOnlyList<DicomElement> LastOfEach(IReadOnlyList<DicomElement> elements)
    {
        var last = new Dictionary<DicomTag, DicomElement>();
        foreach (var element in elements) last[element.Tag] = element;
        return last.Count == elements.Count ? elements : [.. elements.Where(element => ReferenceEquals(last[element.Tag], element))];
    }
}
