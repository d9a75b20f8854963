namespace Xnat.Typed.Model;

/// <summary>Turns what was changed in an item, and in the rows below it, into the path parameters of one PUT.</summary>
/// <remarks>
/// XNAT's predicates: <c>[name=age]</c> chooses a row by a field and makes it if there is none, <c>[@xsi:type=xnat:demographicData]</c>
/// chooses the concrete type, <c>[2]</c> is a zero-based index, counted among the rows of the type. The literal <c>NULL</c> clears a
/// field. Texts in predicates are compared with what is stored, and not escaped.
/// </remarks>
internal sealed class XnatChanges
{
    private readonly List<KeyValuePair<string, string>> changes = [];

    private XnatChanges()
    {
    }

    /// <param name="record">The item.</param>
    /// <param name="dataType">Data type with which the paths begin.</param>
    /// <param name="now">What the server has of it now; <see langword="null"/> if that is what was read.</param>
    /// <exception cref="InvalidOperationException">XNAT cannot address what was changed.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Collect(XnatRecord record, string dataType, XnatRecord? now = null)
    {
        var all = new XnatChanges();
        all.Add(record, now, dataType, "");
        return all.changes;
    }

    private void Add(XnatRecord record, XnatRecord? now, string prefix, string key)
    {
        foreach (var (path, text) in record.Changes)
        {
            if (path != key) changes.Add(new($"{prefix}/{path}", text ?? XnatText.Null));
        }

        foreach (var (path, rows) in record.AllRows)
        {
            if (rows.IsList) AddList(rows, now?.Rows(path), $"{prefix}/{path}");
            else foreach (var row in rows.Items.Where(static row => row.HasChanges))
                Add(row, now is null ? null : RowIdentity.Find(rows, row, now.Rows(path)), $"{prefix}/{path}{Type(rows, row)}", "");
        }
    }

    /// <summary>
    /// What the rows that are there are called comes after all else that is said of them, and before new rows, which may take over a name.
    /// </summary>
    private void AddList(XnatRows rows, IReadOnlyList<XnatRecord>? now, string path)
    {
        var renamed = new List<(string Prefix, KeyValuePair<string, string> Old, string? New)>();
        foreach (var row in rows.Items.Where(row => row.HasChanges && !rows.IsNew(row)))
        {
            var identity = RowIdentity.Of(rows, row);
            var prefix = path + (identity is { } known ? $"[{known.Key}={known.Value}]" : Single(rows, path));
            Add(row, now is null ? null : RowIdentity.Find(rows, row, now), prefix, identity?.Key ?? "");
            if (identity is { } old && row.Changes.TryGetValue(old.Key, out var name)) renamed.Add((prefix, old, name));
        }

        AddRenames(renamed, path);
        AddNew(rows, now ?? rows.Read, path);
    }

    private static string Single(XnatRows rows, string path) =>
        rows.Read.Count == 1
            ? "[0]"
            : throw new InvalidOperationException(
                $"A row of {path} was changed, but XNAT has no way to address it: no field of it has a text that no other row has. Give " +
                "the rows different texts, or send the whole object as XML.");

    /// <summary>A name is given when no row that waits for another has it.</summary>
    private void AddRenames(List<(string Prefix, KeyValuePair<string, string> Old, string? New)> renamed, string path)
    {
        while (renamed.Count > 0)
        {
            var next = renamed.FindIndex(one =>
                renamed.TrueForAll(other => other.Prefix == one.Prefix || other.Old.Key != one.Old.Key || other.Old.Value != one.New));
            if (next < 0)
                throw new InvalidOperationException(
                    $"Rows of {path} exchange their {renamed[0].Old.Key}, which XNAT cannot do at once. Save one of them under another " +
                    "first.");
            var (prefix, old, name) = renamed[next];
            changes.Add(new($"{prefix}/{old.Key}", name ?? XnatText.Null));
            renamed.RemoveAt(next);
        }
    }

    private void AddNew(XnatRows rows, IReadOnlyList<XnatRecord> there, string path)
    {
        var added = rows.Items.Where(rows.IsNew).ToList();
        if (added.Exists(static row => !row.HasChanges))
            throw new InvalidOperationException(
                $"A row was added to {path} in which nothing is set. XNAT keeps no such row: set a value, or do not add it.");
        var types = there.Select(row => row.XsiType ?? rows.RowType).ToList();
        foreach (var row in added.Where(row => KeyOf(rows, row) is null))
        {
            var type = Type(rows, row);
            var index = type.Length == 0 ? types.Count : types.Count(other => IsOf(other, row.XsiType!));
            Add(row, null, $"{path}{type}[{XnatValue.Format(index)}]", "");
            types.Add(row.XsiType ?? rows.RowType);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in added)
        {
            if (KeyOf(rows, row) is not { } key) continue;
            if (!keys.Add(key))
                throw new InvalidOperationException(
                    $"Two rows with the same {rows.Key} were added to {path}; XNAT would make one of them. Add one, or name them apart.");
            // The predicate sets the key; alone it would be a path without a value.
            var prefix = $"{path}{Type(rows, row)}[{rows.Key}={key}]";
            var isAlone = row.Changes.Count == 1 && !HasChangesBelow(row);
            Add(row, null, prefix, isAlone ? "" : rows.Key);
        }
    }

    private static bool HasChangesBelow(XnatRecord row) =>
        row.AllRows.Any(static below => below.Value.Items.Exists(static one => one.HasChanges));

    private static string Type(XnatRows rows, XnatRecord row) =>
        row.XsiType is { } type && type != rows.RowType ? $"[@xsi:type={type}]" : "";

    private static bool IsOf(string type, string other) =>
        type == other || (XnatTypeRegistries.ClassOf(other) is { } wanted && wanted.IsAssignableFrom(XnatTypeRegistries.ClassOf(type)));

    private static string? KeyOf(XnatRows rows, XnatRecord row) =>
        rows.Key.Length > 0 && row.TryGet(rows.Key, out var key) && !string.IsNullOrEmpty(key) ? key : null;
}
