namespace Xnat.Typed.Server.Data;

/// <summary>Objects by the one that they belong to, each list in the order in which they came.</summary>
internal sealed class LinkedRows
{
    private readonly Dictionary<string, List<Row>> rows = new(StringComparer.Ordinal);

    public IReadOnlyList<Row> Of(string owner) => rows.GetValueOrDefault(owner) ?? (IReadOnlyList<Row>)[];

    /// <param name="owner">ID of what it belongs to; <see langword="null"/> if it stands alone.</param>
    /// <param name="row">The object, which has its position.</param>
    public void Add(string? owner, Row row)
    {
        if (owner is null) return;
        if (!rows.TryGetValue(owner, out var known)) rows[owner] = known = [];
        var index = known.Count;
        while (index > 0 && known[index - 1].Position > row.Position) index--;
        known.Insert(index, row);
    }

    public void Remove(string? owner, Row row)
    {
        if (owner is not null && rows.TryGetValue(owner, out var known) && known.Remove(row) && known.Count == 0) rows.Remove(owner);
    }
}
