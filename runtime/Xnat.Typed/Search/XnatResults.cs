namespace Xnat.Typed;

/// <summary>
/// What a query finds. Going through it asks the server, each time anew; one request, and the rows come as they arrive, in the order of the
/// server's table, which promises nothing about it, unless the query asks for an order.
/// </summary>
/// <typeparam name="TResult">What each row becomes.</typeparam>
public abstract class XnatResults<TResult> : IAsyncEnumerable<TResult>
{
    private protected XnatResults(QueryDefinition definition) => Definition = definition;

    internal QueryDefinition Definition { get; }

    /// <summary>Asks the server and gives the results as their rows arrive; all at the end if an order was asked for.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">The account may not search this data type.</exception>
    /// <exception cref="XnatContentException">A row has a value that is not of its field's type.</exception>
    public async IAsyncEnumerator<TResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var row in QueryRun.RowsAsync(Definition, cancellationToken).ConfigureAwait(false)) yield return Make(row);
    }

    /// <summary>All results, in the order in which they come.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<TResult>> ToListAsync(CancellationToken cancellationToken = default) =>
        await AsyncEnumerable.ToListAsync(this, cancellationToken).ConfigureAwait(false);

    /// <summary>How many there are. No row is sent where the server selects exactly what is meant: <see cref="ToString"/> tells.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => QueryRun.CountAsync(Definition, cancellationToken);

    /// <summary>Whether there is any.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await QueryRun.RowsAsync(Definition with { Order = [] }, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The first one.</summary>
    /// <remarks>Without an order that is any: XNAT's tables have none.</remarks>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<TResult> FirstAsync(CancellationToken cancellationToken = default) =>
        await AsyncEnumerable.FirstAsync(this, cancellationToken).ConfigureAwait(false);

    /// <summary>The first one, or the default of its type if there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TResult?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await AsyncEnumerable.FirstOrDefaultAsync(this, cancellationToken).ConfigureAwait(false);

    /// <summary>The only one.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    public async Task<TResult> SingleAsync(CancellationToken cancellationToken = default) =>
        await AsyncEnumerable.SingleAsync(this, cancellationToken).ConfigureAwait(false);

    /// <summary>The only one, or the default of its type if there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public async Task<TResult?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await AsyncEnumerable.SingleOrDefaultAsync(this, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The document that is sent (XNAT's <c>xdat:bundle</c>), values included; there is none where nothing can be found.
    /// </summary>
    public string ToXml() => Definition.ToDocument().ToXml();

    /// <summary>What the server does and what is done here, without values.</summary>
    public override string ToString() => Definition.ToString();

    private protected abstract TResult Make(QueryRow row);
}
