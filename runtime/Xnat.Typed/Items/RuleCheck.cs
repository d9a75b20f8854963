using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Refuses, before anything is sent, what the schema of the generated classes does not allow.</summary>
internal sealed class RuleCheck
{
    private const string WayRound =
        "Set another value, or save with IgnoreSchemaRules in XnatSaveOptions if the server takes it all the same.";

    private readonly XnatTypeSet types;

    private RuleCheck(XnatTypeSet types) => this.types = types;

    /// <param name="item">What is to be sent.</param>
    /// <param name="types">The classes that the client knows.</param>
    /// <param name="isNew">Whether the object is not on the server yet.</param>
    /// <exception cref="ArgumentException">The schema does not allow a value, or asks for one that is not there.</exception>
    public static void Refuse(XnatItem item, XnatTypeSet types, bool isNew)
    {
        if (new RuleCheck(types).Problem(item.Raw, XnatRules.Of(item), item.XsiType, isNew) is { } problem)
            throw new ArgumentException($"{problem}. {WayRound}", nameof(item));
    }

    private string? Problem(XnatRecord record, XnatRules rules, string path, bool isNew)
    {
        foreach (var (field, text) in record.Changes)
        {
            if (text is not null && rules.WhyNot(field, text) is { } reason) return $"{path}/{field} cannot be saved: {reason}";
        }

        var missing = rules.Required.Where(one => IsMissing(record, one.Key, one.Value, isNew)).Select(one => $"{path}/{one.Key}").ToList();
        if (missing.Count > 0)
            return $"{string.Join(", ", missing)} cannot be left empty: the schema requires {(missing.Count == 1 ? "it" : "them")}";

        return record.AllRows
            .Select(pair => Problem(pair.Key, pair.Value, rules, path))
            .FirstOrDefault(static problem => problem is not null);
    }

    private string? Problem(string path, XnatRows rows, XnatRules rules, string owner)
    {
        foreach (var row in rows.Items.Where(static row => row.HasChanges))
        {
            // A list of values has its rule at its own path, and rows without a type.
            var value = row.XsiType is null ? row.Changes.Values.FirstOrDefault(static text => text is not null) : null;
            if (value is not null && rules.WhyNot(path, value) is { } reason) return $"{owner}/{path} cannot be saved: {reason}";
            var type = row.XsiType is { } named && types.Create(named) is { } item ? item
                : rows.RowType.Length > 0 ? types.Create(rows.RowType)
                : null;
            var isNew = rows.IsList ? rows.IsNew(row) : row.Values.Count == 0;
            if (type is not null && Problem(row, XnatRules.Of(type), $"{owner}/{path}", isNew) is { } problem) return problem;
        }

        return null;
    }

    /// <summary>
    /// What was there and is cleared is missing, and what was never there in a new row; what an old row lacks, it may lack.
    /// </summary>
    private static bool IsMissing(XnatRecord record, string field, string group, bool isNew)
    {
        var isCleared = record.Changes.TryGetValue(field, out var text) && string.IsNullOrEmpty(text);
        if (!isNew && !isCleared) return false;
        if (record.TryGet(field, out var there) && !string.IsNullOrEmpty(there)) return false;
        if (record.HasRows(field)) return false;
        return group.Length == 0 || HasAnything(record, group);
    }

    private static bool HasAnything(XnatRecord record, string group) =>
        record.Values.Keys.Concat(record.Changes.Keys).Any(path =>
            (path == group || path.StartsWith(group + "/", StringComparison.Ordinal))
            && record.TryGet(path, out var text) && !string.IsNullOrEmpty(text))
        || record.RowPaths.Any(path => path.StartsWith(group + "/", StringComparison.Ordinal) && record.HasRows(path));
}
