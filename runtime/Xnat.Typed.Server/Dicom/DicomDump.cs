using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>The header as rows for people: tag, tag inside of a sequence, representation, value, name.</summary>
internal static class DicomDump
{
    private const int LongestText = 255;

    public static IReadOnlyList<string> Columns { get; } = ["tag1", "tag2", "vr", "value", "desc"];

    /// <summary>
    /// The elements asked for, with what a sequence holds, in the order of their tags, file meta first; all of them if none is asked for.
    /// </summary>
    public static List<string?[]> Rows(DicomHeader header, IReadOnlySet<DicomTag> wanted)
    {
        var rows = new List<string?[]>();
        foreach (var element in header.Elements
            .Where(element => wanted.Count == 0 || wanted.Contains(element.Tag))
            .OrderBy(element => element.Tag.Group != 0x0002)
            .ThenBy(element => element.Tag))
        {
            if (element.Vr == "SQ") AddItems(rows, element);
            else rows.Add([element.Tag.ToString(), "", element.Vr, Shown(header.Show(element)), Name(element)]);
        }

        return rows;
    }

    /// <summary>An element by keyword or by eight hexadecimal digits; <see langword="null"/> if it is neither.</summary>
    public static DicomTag? Find(string field) => DicomDictionary.TagOf(field) ?? DicomTag.Parse(field);

    /// <summary>
    /// One level only: an item begins with the sequence itself in both columns, a sequence inside of it is one row without a value.
    /// </summary>
    private static void AddItems(List<string?[]> rows, DicomElement sequence)
    {
        foreach (var item in sequence.Items)
        {
            rows.Add([sequence.Tag.ToString(), sequence.Tag.ToString(), "SQ", "", Name(sequence)]);
            foreach (var element in item.Elements)
                rows.Add([sequence.Tag.ToString(), element.Tag.ToString(), element.Vr, Shown(item.Show(element)), Name(element)]);
        }
    }

    private static string Name(DicomElement element) => Html4.Escape(DicomDictionary.NameOf(element.Tag));

    private static string Shown(string value) =>
        Html4.Escape(new StringBuilder(value, 0, Math.Min(value.Length, LongestText), LongestText).ToString());
}
