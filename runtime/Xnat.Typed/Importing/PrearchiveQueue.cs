namespace Xnat.Typed;

/// <summary>Lets no further study begin while the server has enough to do with those that it got.</summary>
/// <param name="connection">The session.</param>
/// <param name="project">The project whose sessions are looked at; all that the account sees where it is not known.</param>
/// <param name="most">How many may be under way; <see langword="null"/>: it is not looked at.</param>
internal sealed class PrearchiveQueue(XnatConnection connection, string? project, int? most)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private int looks;

    /// <summary>How often it was full when it was looked at.</summary>
    public int Waits => looks;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (most is not { } limit) return;
        for (var turn = 0; await CountAsync(cancellationToken).ConfigureAwait(false) >= limit; turn++)
        {
            Interlocked.Increment(ref looks);
            var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(turn, 6)));
            await Task.Delay(pause < LongestPause ? pause : LongestPause, connection.Options.Clock, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private Task<int> CountAsync(CancellationToken cancellationToken) => PassingFailure.RetryAsync(
        async () =>
        {
            var rows = connection.RowsAsync(
                token => project is null ? connection.Prearchive.ListAsync(token) : connection.Prearchive.ListProjectAsync(project, token),
                cancellationToken);
            return await rows.CountAsync(static row => IsUnderWay(row["status"]), cancellationToken).ConfigureAwait(false);
        },
        connection.Options.Clock,
        cancellationToken);

    // Those with a mark or QUEUED in front are under work or wait for it; what is received will be built.
    private static bool IsUnderWay(string? status) => status is "RECEIVING" or "BUILDING" or "ARCHIVING" or "SEPARATING" or "MOVING"
        || status?.StartsWith('_') == true || status?.StartsWith("QUEUED_", StringComparison.Ordinal) == true;
}
