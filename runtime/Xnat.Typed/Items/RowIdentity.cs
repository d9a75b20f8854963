using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Tells rows of an object apart by the numbers that XNAT gives them: its answers name the primary key of each row.</summary>
internal static class RowIdentity
{
    private const string NumberSuffix = "_id";
    private const string CorePrefix = "xnat_";

    /// <summary>Where a row stands among others now; <see langword="null"/> if it is not there any more.</summary>
    public static XnatRecord? FindIn(IEnumerable<XnatRecord> rows, XnatRecord row) =>
        rows.FirstOrDefault(other => IsSame(row, other));

    /// <summary>Whether two readings are of one row: by its number, or else by all that it holds.</summary>
    public static bool IsSame(XnatRecord left, XnatRecord right)
    {
        var numbers = left.Values.Where(value => IsNumber(left, value.Key, value.Value))
            .Where(value => right.Values.ContainsKey(value.Key))
            .ToList();
        return numbers.Count > 0
            ? numbers.TrueForAll(value => right.Values[value.Key] == value.Value)
            : HoldsSame(left, right);
    }

    /// <summary>Whether two readings of a row hold the same, rows below it included.</summary>
    public static bool HoldsSame(XnatRecord left, XnatRecord right) =>
        left.Values.Count == right.Values.Count
        && left.Values.All(value => right.Values.TryGetValue(value.Key, out var other) && other == value.Value)
        && left.AllRows.Select(static pair => pair.Key).Union(right.RowPaths).All(path => HoldsSame(left.ReadRows(path), right.Rows(path)));

    /// <summary>
    /// Whether a value is a primary key, which is called after the data type that declares it: <c>xnat_subjectData_field_id</c>.
    /// </summary>
    private static bool IsNumber(XnatRecord row, string path, string value) =>
        path.EndsWith(NumberSuffix, StringComparison.OrdinalIgnoreCase)
        && (path.StartsWith(CorePrefix, StringComparison.Ordinal) || path.StartsWith(PrefixOf(row), StringComparison.Ordinal))
        && value.Length > 0
        && value.All(char.IsAsciiDigit);

    private static string PrefixOf(XnatRecord row) => row.XsiType?.Split(':') is [var prefix, _] ? $"{prefix}_" : CorePrefix;

    private static bool HoldsSame(IReadOnlyList<XnatRecord> left, IReadOnlyList<XnatRecord> right) =>
        left.Count == right.Count && left.All(row => FindIn(right, row) is { } other && HoldsSame(row, other));
}
