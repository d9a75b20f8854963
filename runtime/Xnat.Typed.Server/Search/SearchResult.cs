using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Search.Comparing;

namespace Xnat.Typed.Server.Search;

/// <summary>What a search found: texts, no longer tied to the data.</summary>
/// <param name="RootElement">The data type that gave the rows.</param>
/// <param name="Columns">All columns but the status that closes each row.</param>
/// <param name="Rows">Cells, the status last.</param>
internal sealed record SearchResult(string RootElement, IReadOnlyList<SearchColumn> Columns, IReadOnlyList<string?[]> Rows)
{
    public const string Status = "quarantine_status";

    public IReadOnlyList<string> Keys { get; } = [.. Columns.Select(column => column.Key), Status];

    /// <summary>The rows in another order; an unknown column leaves them as they are.</summary>
    public SearchResult SortedBy(string? keys, string? order)
    {
        IEnumerable<string?[]> rows = Rows;
        var isDescending = string.Equals(order, "DESC", StringComparison.OrdinalIgnoreCase);
        // Stable sorts, the least important column first.
        foreach (var key in (keys ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse())
        {
            var column = Keys.ToList().FindIndex(candidate => string.Equals(candidate, key, StringComparison.OrdinalIgnoreCase));
            if (column < 0) continue;
            var kind = column < Columns.Count ? Columns[column].Field.Kind : SimpleKind.String;
            // Empty cells stand last, and first in the reverse order.
            var comparer = Comparer<string?>.Create((left, right) => left is null || right is null
                ? (left is null).CompareTo(right is null)
                : ValueOrder.Compare(kind, left, right));
            string? Cell(string?[] row) => string.IsNullOrEmpty(row[column]) ? null : row[column];
            rows = isDescending ? rows.OrderByDescending(Cell, comparer) : rows.OrderBy(Cell, comparer);
        }

        return ReferenceEquals(rows, Rows) ? this : this with { Rows = [.. rows] };
    }

    /// <summary>The table to send.</summary>
    /// <param name="cacheId">Name under which the result is kept, if it is.</param>
    /// <param name="offset">First row, from 0.</param>
    /// <param name="limit">Greatest number of rows.</param>
    /// <param name="withLinks">Whether columns tell what they link to.</param>
    public Table Page(string? cacheId, string? offset, string? limit, bool withLinks)
    {
        var rows = Rows.Skip(Number(offset, 0)).Take(Number(limit, int.MaxValue));
        return new Table(Keys, [.. rows])
        {
            ColumnsJson = ColumnDescriptions.Write(Columns, withLinks),
            Total = Rows.Count,
            Meta = cacheId is null ? [new("rootElementName", RootElement)] : [new("rootElementName", RootElement), new("ID", cacheId)],
        };
    }

    /// <summary>The values of one column with the number of rows that have each.</summary>
    public Table Distinct(string key)
    {
        var column = Keys.ToList().FindIndex(candidate => string.Equals(candidate, key, StringComparison.OrdinalIgnoreCase));
        if (column < 0) throw new RestException(500);
        var groups = Rows.GroupBy(row => row[column] ?? "", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        return new Table(
            ["values", "count"], [.. groups.Select(group => new[] { group.Key, group.Count().ToString(CultureInfo.InvariantCulture) })]);
    }

    private static int Number(string? text, int missing) => text is null or "" or "*"
        ? missing
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
            : throw new RestException(500);
}
