namespace Xnat.Typed;

/// <summary>One element of a DICOM header.</summary>
/// <param name="Tag">Its tag, <c>(0010,0010)</c>; for an element inside a sequence that of the sequence.</param>
/// <param name="InnerTag">
/// Tag of an element inside a sequence; empty for others. The start of an item has the sequence's own tag here.
/// </param>
/// <param name="Vr">Value representation: <c>PN</c>, <c>DS</c>, <c>SQ</c>.</param>
/// <param name="Value">The value as text, several joined by a backslash, cut by the server at 255 characters.</param>
/// <param name="Description">The element's name in words: <c>Patient's Name</c>.</param>
public sealed record DicomDumpRow(string Tag, string InnerTag, string Vr, string Value, string Description)
{
    /// <summary>The tag alone: values can name a patient.</summary>
    public override string ToString() => InnerTag.Length == 0 ? $"{Tag} {Vr} {Description}" : $"{Tag} > {InnerTag} {Vr} {Description}";

    /// <summary>
    /// Whether a keyword (<c>PatientName</c>), a name in words or a tag (<c>(0010,0010)</c>, <c>00100010</c>) means this element.
    /// </summary>
    internal bool IsCalled(string name)
    {
        if (InnerTag.Length > 0) return false;
        var folded = Fold(name);
        return folded == Fold(Tag) || folded == Fold(Description);
    }

    // The keyword of a name in words is made by leaving out blanks, punctuation and the possessive.
    private static string Fold(string name) =>
        string
            .Concat(name
                .Replace("'s ", " ", StringComparison.Ordinal)
                .Replace("\u2019s ", " ", StringComparison.Ordinal)
                .Where(char.IsAsciiLetterOrDigit))
            .ToUpperInvariant();
}
