using System.Collections.Concurrent;
using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>Keeps what changes replace. Guarded by the lock of the <see cref="Store"/>.</summary>
internal sealed class ItemHistory(Store store)
{
    private readonly Register<ItemVersion> versions = store.Register("history", static () => ItemsJson.Default.ItemVersion);

    /// <summary>How many versions each row has; counted when a row is first asked about. Readers ask side by side.</summary>
    private readonly ConcurrentDictionary<long, int> counts = new();

    /// <summary>All that is known of the past of a row, the oldest first.</summary>
    public IReadOnlyList<ItemVersion> Of(Row row)
    {
        var past = new ItemVersion[Count(row)];
        for (var index = 0; index < past.Length; index++) past[index] = versions.Find(Key(row, index))!;
        return past;
    }

    /// <summary>Remembers a row and everything below it; calling the result notes what has changed since.</summary>
    public Action Watch(Row row)
    {
        var before = Tree(row)
            .Select(item => (Row: item, item.Type.XsiType, Values: item.Values.ToDictionary(
                pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), Since: item.Modified))
            .ToList();
        return () =>
        {
            foreach (var (item, xsiType, values, since) in before)
            {
                if (values.Count == item.Values.Count && values.All(pair => item[pair.Key] == pair.Value)) continue;
                var count = Count(item);
                versions.Put(Key(item, count), new ItemVersion(xsiType, values, since, item.Modified));
                counts[item.Number] = count + 1;
            }
        };
    }

    /// <summary>The row and what it holds; experiments of a subject and assessors of a session have a past of their own.</summary>
    public static IEnumerable<Row> Tree(Row row) => row.Children.SelectMany(pair => pair.Value).SelectMany(Tree).Prepend(row);

    private int Count(Row row) => counts.GetOrAdd(row.Number, _ =>
    {
        var count = 0;
        while (versions.Find(Key(row, count)) is not null) count++;
        return count;
    });

    private static string Key(Row row, int index) => string.Create(CultureInfo.InvariantCulture, $"{row.Number}/{index}");
}
