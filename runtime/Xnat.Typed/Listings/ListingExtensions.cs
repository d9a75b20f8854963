using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Listings as tables.</summary>
public static class ListingExtensions
{
    /// <summary>Writes a listing as comma-separated values (RFC 4180), in one request and as the rows arrive.</summary>
    /// <typeparam name="T">Class of the items.</typeparam>
    /// <param name="listing">The listing.</param>
    /// <param name="writer">Gets a line of headers, then a line for each row, each ending in CRLF. It is flushed and stays open.</param>
    /// <param name="columns">
    /// What stands in the lines. Headers are the paths of the fields; where two are the same, with the data type in front.
    /// </param>
    /// <param name="cancellationToken">Ends the call; the lines that were written stay.</param>
    /// <remarks>
    /// Values are what XNAT sends, with its entities undone: dates as <c>2020-09-15</c>, numbers with a point, whatever the machine's
    /// culture. A text that begins like a formula is written as it is.
    /// </remarks>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">There is no column, or a column of a list: it has no one value.</exception>
    /// <exception cref="XnatContentException">The server did not send one of the columns.</exception>
    public static Task<int> WriteCsvAsync<T>(
        this XnatListing<T> listing,
        TextWriter writer,
        IReadOnlyList<IXnatField> columns,
        CancellationToken cancellationToken = default)
        where T : XnatObject
    {
        ArgumentNullException.ThrowIfNull(columns);
        return WriteCsvAsync(listing, writer, Headers(columns).Zip(columns).ToList(), cancellationToken);
    }

    /// <inheritdoc cref="WriteCsvAsync{T}(XnatListing{T}, TextWriter, IReadOnlyList{IXnatField}, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    /// <param name="listing">The listing.</param>
    /// <param name="writer">Gets a line of headers, then a line for each row. It is flushed and stays open.</param>
    /// <param name="columns">What stands in the lines, each with its header: <c>("age", DemographicData.Schema.Age)</c>.</param>
    /// <param name="cancellationToken">Ends the call; the lines that were written stay.</param>
    public static async Task<int> WriteCsvAsync<T>(
        this XnatListing<T> listing,
        TextWriter writer,
        IReadOnlyList<(string Header, IXnatField Field)> columns,
        CancellationToken cancellationToken = default)
        where T : XnatObject
    {
        ArgumentNullException.ThrowIfNull(listing);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0) throw new ArgumentException("A table needs a column.", nameof(columns));
        IReadOnlyList<IXnatField> fields = [.. columns.Select(static column => column.Field)];
        if (fields.Any(ListingColumns.IsOfList))
            throw new ArgumentException(
                "A column of a list has no one value for a row; write the list's rows as a table of their own.", nameof(columns));
        var headers = columns.Select(static column => column.Header).ToList();
        await CsvText.WriteLineAsync(writer, headers, cancellationToken).ConfigureAwait(false);
        var count = 0;
        await foreach (var row in listing.WithColumns(fields).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await CsvText.WriteLineAsync(writer, [.. fields.Select(field => Cell(row, field))], cancellationToken).ConfigureAwait(false);
            count++;
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>
    /// A listing as records of the caller's own: <c>listing.Select([Age], row =&gt; new Visit(row.Label, row.Get(Age)))</c>, in one
    /// request and as the rows arrive, in the order of the listing.
    /// </summary>
    /// <typeparam name="T">Class of the items.</typeparam>
    /// <typeparam name="TRecord">What each row becomes.</typeparam>
    /// <param name="listing">The listing.</param>
    /// <param name="columns">What is needed besides the usual fields.</param>
    /// <param name="make">Makes a record of a row.</param>
    public static IAsyncEnumerable<TRecord> Select<T, TRecord>(
        this XnatListing<T> listing, IReadOnlyList<IXnatField> columns, Func<T, TRecord> make)
        where T : XnatObject
    {
        ArgumentNullException.ThrowIfNull(listing);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(make);
        return listing.WithColumns(columns).Select(make);
    }

    private static List<string> Headers(IReadOnlyList<IXnatField> columns) =>
        [
            .. columns.Select(column =>
                columns.Count(other => other.Path == column.Path) == 1 ? column.Path : $"{column.DataType}/{column.Path}"),
        ];

    private static string? Cell(XnatObject row, IXnatField column)
    {
        var through = (column as IComposedField)?.Through;
        return FieldReading.TryGet(row, column.DataType, column.Path, through, out var text) ? text : throw ListingColumns.NotSent(column);
    }
}
