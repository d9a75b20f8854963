using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>Keeps what changes replace. Guarded by the lock of the <see cref="Store"/>.</summary>
internal sealed class ItemHistory(Store store)
{
    private readonly Register<ItemVersions> versions = store.Register("history", ItemsJson.Default.ItemVersions);

    public IReadOnlyList<ItemVersion> Of(Row row) => versions.Find(Key(row))?.Versions ?? [];

    /// <summary>Remembers a row and everything below it; calling the result notes what has changed since.</summary>
    public Action Watch(Row row)
    {
        var before = Tree(row).Select(item => (Row: item, item.Type.XsiType, Values: item.Values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), Since: item.Modified)).ToList();
        return () =>
        {
            foreach (var (item, xsiType, values, since) in before)
            {
                if (values.Count == item.Values.Count && values.All(pair => item[pair.Key] == pair.Value)) continue;
                versions.Put(Key(item), new([.. Of(item), new ItemVersion(xsiType, values, since, item.Modified)]));
            }
        };
    }

    /// <summary>The row and what it holds; experiments of a subject and assessors of a session have a past of their own.</summary>
    public static IEnumerable<Row> Tree(Row row) => row.Children.SelectMany(pair => pair.Value).SelectMany(Tree).Prepend(row);

    private static string Key(Row row) => row.Number.ToString(CultureInfo.InvariantCulture);
}
