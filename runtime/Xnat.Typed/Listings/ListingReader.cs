using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Asks for the rows of a listing.</summary>
internal static class ListingReader
{
    /// <summary>The objects of a listing as their rows arrive.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        ListingSource source,
        KeyValuePair<string, string>? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : XnatObject
    {
        var connection = source.Connection;
        var (address, place) = (source.Address, source.Place());
        var sharing = new RowSharing(source);
        var reader = new RowReader([.. source.Fields], source.ItemClass, source.Types);
        var conditions = source.Conditions();
        if (filter is { } column) (conditions ??= new(StringComparer.Ordinal))[column.Key] = column.Value;
        var batches = connection.RowBatchesAsync(
            token => connection.Archive.ListAsync(address, source.Query(), conditions, token), cancellationToken);
        var lines = source.HasListColumn ? new ListLines() : null;
        await foreach (var rows in batches.ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                if (source.Item(reader.Read(row), place) is not T item) continue;
                if (sharing.MustAsk(item)) await sharing.AskAsync(cancellationToken).ConfigureAwait(false);
                sharing.Apply(item);
                if (!IsMeant(item, source.Filters)) continue;
                if (lines is null) yield return item;
                else lines.Add(item, row);
            }
        }

        foreach (var item in lines?.Items ?? []) yield return (T)item;
    }

    private static bool IsMeant(XnatObject item, IReadOnlyList<ListingFilter> filters)
    {
        foreach (var filter in filters)
        {
            var through = ((IComposedField)filter.Field).Through;
            if (!FieldReading.TryGet(item, filter.Field.DataType, filter.Field.Path, through, out _))
                throw ListingColumns.NotSent(filter.Field);
            if (!filter.IsMet(item)) return false;
        }

        return true;
    }
}
