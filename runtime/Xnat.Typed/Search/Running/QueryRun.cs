using System.Runtime.CompilerServices;
using System.Text.Json;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Asks the server and does with the rows what it cannot do.</summary>
internal static class QueryRun
{
    private const string Route = "POST /data/search";

    /// <summary>The rows that are meant, in the order that is meant.</summary>
    public static IAsyncEnumerable<QueryRow> RowsAsync(QueryDefinition definition, CancellationToken cancellationToken)
    {
        var rows = MatchesAsync(definition, cancellationToken);
        if (definition.Order.Count > 0) rows = SortedAsync(rows, definition.Order, cancellationToken);
        return definition.Take is { } count ? rows.Take(count) : rows;
    }

    /// <summary>How many rows are meant: without rows, where the server finds no more than these.</summary>
    public static async Task<int> CountAsync(QueryDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.IsNothing) return 0;
        if (!definition.ServerPart.IsExact || definition.Root.Project is not null)
            return await RowsAsync(definition, cancellationToken).CountAsync(cancellationToken).ConfigureAwait(false);
        var document = definition.ToDocument() with { Columns = [definition.Root.ColumnOf(QueryKeys.Id(definition.Root))] };
        var count = await definition.Connection.JsonAsync(
            async token =>
            {
                using var content = document.ToContent();
                return await definition.Connection.Searches.CountAsync(content, token).ConfigureAwait(false);
            },
            (answer, route) => Total(answer, definition.Root.DataType, route),
            cancellationToken).ConfigureAwait(false);
        return Math.Min(count, definition.Take ?? int.MaxValue);
    }

    private static async IAsyncEnumerable<QueryRow> MatchesAsync(
        QueryDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (definition.IsNothing) yield break;
        var (connection, document, fields) = (definition.Connection, definition.ToDocument(), definition.Fields.ToList());
        var id = QueryKeys.Id(definition.Root);
        // Shared into a project twice over, an object would be joined twice.
        var seen = definition.Root.Project is null ? null : new HashSet<string>(StringComparer.Ordinal);
        QueryColumns? columns = null;
        var known = 0;
        using var content = document.ToContent();
        var batches = connection.RowBatchesAsync(token => connection.Searches.RunAsync(content, token), cancellationToken);
        await foreach (var rows in batches.ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                if (columns is null || known < row.Columns.Count)
                    (columns, known) = (new(definition, fields, row.Columns, Route), row.Columns.Count);
                var match = new QueryRow(columns, row);
                if (definition.Where.IsMet(match.Value) && seen?.Add(match.Text(id) ?? "") != false) yield return match;
            }
        }
    }

    private static async IAsyncEnumerable<QueryRow> SortedAsync(
        IAsyncEnumerable<QueryRow> rows, IReadOnlyList<QueryOrder> order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await rows.ToListAsync(cancellationToken).ConfigureAwait(false);
        var sorted = Sorted(all, order[0]);
        foreach (var key in order.Skip(1))
        {
            sorted = key.IsDescending
                ? sorted.ThenByDescending(row => row.Value(key.Field), key.Comparer)
                : sorted.ThenBy(row => row.Value(key.Field), key.Comparer);
        }

        foreach (var row in sorted) yield return row;
    }

    private static IOrderedEnumerable<QueryRow> Sorted(IEnumerable<QueryRow> rows, QueryOrder key) => key.IsDescending
        ? rows.OrderByDescending(row => row.Value(key.Field), key.Comparer)
        : rows.OrderBy(row => row.Value(key.Field), key.Comparer);

    // XNAT writes numbers of its meta data as texts. A table of anything else has neither the data type nor the ID of a kept result.
    private static int Total(JsonElement document, string dataType, string route)
    {
        var set = ItemJson.Member(document, "ResultSet", JsonValueKind.Object, route);
        ItemJson.Member(set, "ID", JsonValueKind.String, route);
        if (ItemJson.Member(set, "rootElementName", JsonValueKind.String, route).GetString() != dataType)
            throw new XnatContentException($"{route} counted something other than {dataType}; check the proxy before the server.")
            {
                Route = route,
            };
        var text = ItemJson.Member(set, "totalRecords", JsonValueKind.String, route).GetString();
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new XnatContentException($"{route} answered a number of rows that is none; look at the answer through xnat.Http.")
            {
                Route = route,
            };
    }
}
