using System.Collections.Frozen;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// The names under which XNAT sends columns that were asked for by path: a short name where it has one for the path, the path in lower case
/// otherwise (<c>XMLPathShortcuts</c> of 1.8).
/// </summary>
internal static class ColumnHeader
{
    private const string Demographics = "demographics[@xsi:type=xnat:demographicData]/";

    // Where the short name is not the path itself.
    private static readonly FrozenDictionary<string, string> OwnNames = new Dictionary<string, string>
    {
        ["UID"] = "studyInstanceUID",
        ["startTime"] = "scanTime",
        ["start_time_scan"] = "scan_start_time",
        ["start_time_injection"] = "injection_start_time",
        ["tracer/isotope/half-life"] = "tracer_isotope",
        ["aliases/alias/alias"] = "alias",
        ["fields/field[name=note]/field"] = "note",
        ["meta/insert_date"] = "insert_date",
        ["meta/insert_user/login"] = "insert_user",
        ["meta/last_modified"] = "last_modified",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Path, string Name)[] OwnBeginnings =
    [
        (Demographics, ""), ("parameters/", ""), ("investigator/", "pi_"), ("PI/", "pi_"), ("validation/", "validation_"),
        ("tracer/", "tracer_"),
    ];

    private static readonly FrozenDictionary<string, string> ForeignNames = new Dictionary<string, string>
    {
        ["xnat:subjectData/label"] = "subject_label",
        ["xnat:subjectData/project"] = "subject_project",
        ["xnat:experimentData/ID"] = "session_ID",
        ["xnat:experimentData/label"] = "session_label",
        ["xnat:experimentData/project"] = "session_project",
        ["xnat:imageSessionData/ID"] = "session_ID",
        ["xnat:imageSessionData/label"] = "session_label",
        ["xnat:imageSessionData/project"] = "session_project",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to ask for, as an entry of <c>columns</c>, which XNAT decodes once more than other parameters.</summary>
    public static string Entry(IXnatField field) =>
        $"{field.DataType}/{field.Path}".Replace("%", "%25", StringComparison.Ordinal).Replace("+", "%2B", StringComparison.Ordinal);

    /// <summary>Whether a header is that of a field of the listed objects.</summary>
    public static bool IsOf(IXnatField field, string header)
    {
        if (IsPath(field, header) || header == field.Path) return true;
        if (OwnNames.TryGetValue(field.Path, out var name)) return header == name;
        foreach (var (path, prefix) in OwnBeginnings)
        {
            if (field.Path.StartsWith(path, StringComparison.OrdinalIgnoreCase) && header == prefix + field.Path[path.Length..])
                return true;
        }

        return false;
    }

    /// <summary>Whether a header is that of a field of an object above the listed ones.</summary>
    public static bool IsOfForeign(IXnatField field, string header) =>
        IsPath(field, header) || (ForeignNames.TryGetValue($"{field.DataType}/{field.Path}", out var name) && header == name);

    private static bool IsPath(IXnatField field, string header) =>
        header.Length == field.DataType.Length + 1 + field.Path.Length
        && string.Equals($"{field.DataType}/{field.Path}", header, StringComparison.OrdinalIgnoreCase);
}
