namespace Xnat.Typed.Server.Data;

/// <summary>
/// Subjects or experiments of one project, its own and those shared into it, by ID and by the label that they have there.
/// </summary>
internal sealed class LabelledRows
{
    private readonly OrderedDictionary<string, Row> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> byLabel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>In the order in which the objects came into being, wherever they were then.</summary>
    public IEnumerable<Row> All => byId.Values;

    public Row? FindLabel(string label) => byLabel.GetValueOrDefault(label);

    public Row? FindId(string id) => byId.TryGetValue(id, out var row) ? row : null;

    /// <summary>XNAT compares labels without regard to case when it archives.</summary>
    public Row? FindLabelIgnoringCase(string label) =>
        FindLabel(label)
        ?? labels
            .Where(pair => string.Equals(pair.Value, label, StringComparison.OrdinalIgnoreCase))
            .Select(pair => byId[pair.Key])
            .FirstOrDefault();

    public string? LabelOf(string id) => labels.GetValueOrDefault(id);

    public void Add(Row row, string label)
    {
        if (!byId.ContainsKey(row.Id)) byId.Insert(Place(row), row.Id, row);
        Relabel(row, label);
    }

    public void Relabel(Row row, string label)
    {
        if (labels.Remove(row.Id, out var old) && byLabel.TryGetValue(old, out var owner) && ReferenceEquals(owner, row))
            byLabel.Remove(old);
        labels[row.Id] = label;
        byLabel[label] = row;
    }

    public void Remove(Row row)
    {
        byId.Remove(row.Id);
        if (labels.Remove(row.Id, out var old) && byLabel.TryGetValue(old, out var owner) && ReferenceEquals(owner, row))
            byLabel.Remove(old);
    }

    /// <summary>New objects go to the end; those that are shared or moved in go between the others.</summary>
    private int Place(Row row)
    {
        var index = byId.Count;
        while (index > 0 && byId.GetAt(index - 1).Value.Position > row.Position) index--;
        return index;
    }
}
