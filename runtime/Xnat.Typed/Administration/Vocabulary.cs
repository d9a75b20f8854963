namespace Xnat.Typed;

/// <summary>Lists of words in use.</summary>
internal static class Vocabulary
{
    public static async Task<IReadOnlyList<string>> ReadAsync(
        XnatConnection connection,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        string column,
        string route,
        CancellationToken cancellationToken) =>
        await connection.RowsAsync(send, cancellationToken)
            .Select(row => RowCheck.Required(row, column, route))
            .Distinct(StringComparer.Ordinal)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
}
