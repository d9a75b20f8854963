using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Dicom;

/// <summary>The public elements: value representation, keyword and name.</summary>
internal static partial class DicomDictionary
{
    private static readonly Lazy<Dictionary<DicomTag, Entry>> ByTag = new(Load);
    private static readonly Lazy<Dictionary<string, DicomTag>> ByKeyword = new(() => ByTag.Value.ToDictionary(
        pair => pair.Value.Keyword, pair => pair.Key, StringComparer.Ordinal));

    /// <summary>The representation of an element in files that do not say it.</summary>
    public static string VrOf(DicomTag tag)
    {
        if (tag.Element == 0) return "UL";
        if (Find(tag) is { } entry) return entry.Vr;
        return tag.IsPrivate && tag.Element is >= 0x10 and <= 0xff ? "LO" : "UN";
    }

    /// <summary>Name of an element; private ones and unknown ones have none.</summary>
    public static string NameOf(DicomTag tag)
    {
        if (Find(tag) is { } entry) return entry.Name;
        if (tag.Element == 0) return "Group Length";
        return tag.IsPrivate && tag.Element is >= 0x10 and <= 0xff ? "Private Creator Data Element" : "";
    }

    /// <summary>Keyword of an element, <c>PatientName</c>; private and unknown ones have none.</summary>
    public static string? KeywordOf(DicomTag tag) => Find(tag)?.Keyword;

    /// <summary>The element of a keyword, <c>PatientName</c>; case counts.</summary>
    public static DicomTag? TagOf(string keyword) => ByKeyword.Value.TryGetValue(keyword, out var tag) ? tag : null;

    /// <summary>Curves and overlays have sixteen groups each, all with the elements of the first.</summary>
    private static Entry? Find(DicomTag tag)
    {
        var known = (tag.Group & 0xff01) is 0x5000 or 0x6000 ? new DicomTag((ushort)(tag.Group & 0xff00), tag.Element) : tag;
        return ByTag.Value.GetValueOrDefault(known);
    }

    private static Dictionary<DicomTag, Entry> Load()
    {
        using var reader = new StreamReader(typeof(DicomDictionary).Assembly.GetManifestResourceStream("dicom/dictionary.txt")!);
        var entries = new Dictionary<DicomTag, Entry>();
        while (reader.ReadLine() is { } line)
        {
            var keyword = line[12..].Split('|');
            entries[DicomTag.Parse(line[..8])!.Value] = new(line[9..11], keyword[0], keyword.Length > 1 ? keyword[1] : Spread(keyword[0]));
        }

        return entries;
    }

    /// <summary>Most names are the keyword with blanks: <c>SeriesInstanceUID</c> is "Series Instance UID".</summary>
    private static string Spread(string keyword) => SmallWord().Replace(WordStart().Replace(keyword, " "), match => Lower(match.Value));

#pragma warning disable CA1308 // Names have small words in lower case.
    private static string Lower(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex("(?<=[a-z])(?<!Date)(?=[A-Z])|(?<=Date)(?=[A-Z])(?!Time)|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"(?<= )(Of|The|To|In|From|On|For)(?= )")]
    private static partial Regex SmallWord();

    private sealed record Entry(string Vr, string Keyword, string Name);
}
