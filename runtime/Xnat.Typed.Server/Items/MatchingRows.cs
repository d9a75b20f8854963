using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>
/// The stored rows of one member that no element of a document has meant yet. A list of n rows is gone through once, not n times.
/// </summary>
/// <param name="rows">The rows as they were before the document.</param>
internal sealed class MatchingRows(IReadOnlyList<Row> rows)
{
    private readonly List<Row> all = [.. rows];
    private readonly HashSet<Row> taken = [];
    private readonly Dictionary<string, Dictionary<string, Queue<Row>>> byKey = new(StringComparer.Ordinal);
    private Dictionary<long, Row>? byNumber;
    private int next;

    /// <summary>Keeps a row from being meant once more.</summary>
    public void Take(Row row) => taken.Add(row);

    public Row? First()
    {
        while (next < all.Count && taken.Contains(all[next])) next++;
        return next < all.Count ? all[next] : null;
    }

    public Row? OfNumber(long number) =>
        (byNumber ??= all.ToDictionary(row => row.Number)).TryGetValue(number, out var row) && !taken.Contains(row) ? row : null;

    public Row? OfKey(string key, string value)
    {
        if (!byKey.TryGetValue(key, out var values)) byKey[key] = values = Queues(key);
        if (!values.TryGetValue(value, out var queue)) return null;
        while (queue.TryPeek(out var row) && taken.Contains(row)) queue.Dequeue();
        return queue.TryPeek(out var free) ? free : null;
    }

    private Dictionary<string, Queue<Row>> Queues(string key) => all.Where(row => row[key] is not null)
        .GroupBy(row => row[key]!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new Queue<Row>(group), StringComparer.Ordinal);
}
