using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed;

/// <summary>One element of a DICOM header.</summary>
public sealed class XnatDicomElement
{
    private static readonly string[] DayFormats = ["yyyyMMdd", "yyyy.MM.dd"];
    private static readonly string[] TimeFormats = ["HHmmss.FFFFFF", "HHmmss", "HHmm", "HH", "HH:mm:ss"];

    private readonly DicomElement element;

    internal XnatDicomElement(DicomHeader header, DicomElement element)
    {
        this.element = element;
        Text = header.Show(element);
        Items = [.. element.Items.Select(static item => new XnatDicomHeader(item, isComplete: true))];
    }

    /// <summary>Its tag, <c>(0010,0010)</c>.</summary>
    public string Tag => element.Tag.ToString();

    /// <summary>Its keyword, <c>PatientName</c>; <see langword="null"/> for private and unknown ones.</summary>
    public string? Keyword => DicomDictionary.KeywordOf(element.Tag);

    /// <summary>Its value representation: <c>PN</c>, <c>DS</c>, <c>SQ</c>.</summary>
    public string Vr => element.Vr;

    /// <summary>The value as text in the characters of the file, several joined by a backslash; empty for sequences.</summary>
    public string Text { get; }

    /// <summary>The values one by one, without the blanks around them; none where it is empty.</summary>
    public IReadOnlyList<string> Values => Text.Length == 0
        ? []
        : Vr is "ST" or "LT" or "UT" or "UR" ? [Text.TrimEnd()] : [.. Text.Split('\\').Select(static value => value.Trim())];

    /// <summary>The values as numbers; none where one of them is no number.</summary>
    public IReadOnlyList<double> Numbers
    {
        get
        {
            var numbers = Values.Select(XnatValue.TryParse<double>).ToList();
            return numbers.Contains(null) ? [] : [.. numbers.Select(static number => number!.Value)];
        }
    }

    /// <summary>The first value as a whole number; <see langword="null"/> if it is none.</summary>
    public int? WholeNumber => Values is [var text, ..] ? XnatValue.TryParse<int>(text) : null;

    /// <summary>The first value as a day, also of a date with time; <see langword="null"/> if it is none.</summary>
    public DateOnly? Date =>
        Values is [var text, ..]
        && DateOnly.TryParseExact(
            Vr == "DT" && text.Length > 8 ? text[..8] : text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The first value as a time of day; <see langword="null"/> if it is none.</summary>
    public TimeOnly? Time =>
        Values is [var text, ..]
        && TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    /// <summary>The items of a sequence.</summary>
    public IReadOnlyList<XnatDicomHeader> Items { get; }

    /// <summary>The bytes of the value as they stand in the file; of a long one that is no text the first 1,024.</summary>
    public ReadOnlyMemory<byte> Bytes => element.Bytes;

    /// <summary>Tag, representation and keyword; never the value, which can name a patient.</summary>
    public override string ToString() => $"{Tag} {Vr} {Keyword}".TrimEnd();
}
