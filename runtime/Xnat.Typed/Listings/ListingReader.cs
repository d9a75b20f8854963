using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Asks for the rows of a listing.</summary>
internal static class ListingReader
{
    /// <summary>The objects of a listing as their rows arrive.</summary>
    public static async IAsyncEnumerable<XnatItem> ReadAsync(
        ListingSource source, KeyValuePair<string, string>? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var connection = source.Connection;
        var address = source.Address;
        var reader = new RowReader(source.Columns);
        var rows = connection.RowsAsync(token => connection.Archive.GetAsync(address, source.Query(filter), token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            if (source.Item(reader.Read(row)) is { } item) yield return item;
        }
    }
}
