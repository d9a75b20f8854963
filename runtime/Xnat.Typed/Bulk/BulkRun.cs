namespace Xnat.Typed;

/// <summary>One call that works on each object of a listing.</summary>
internal sealed class BulkRun<TItem, TResult>
    where TItem : notnull
{
    private readonly IReadOnlyList<TItem> items;
    private readonly BulkOutcome<TItem, TResult>[] outcomes;
    private readonly Func<TItem, CancellationToken, Task<TResult>> work;
    private readonly BulkOptions options;
    private readonly Func<TItem, BulkPlace?> placeOf;
    private readonly BulkJournal? journal;
    private readonly Lock reporting = new();
    private BulkProgress progress;
    private volatile bool isStopped;
    private int next = -1;

    private BulkRun(
        IReadOnlyList<TItem> items,
        Func<TItem, CancellationToken, Task<TResult>> work,
        Func<TItem, BulkPlace?> placeOf,
        BulkOptions options,
        BulkJournal? journal)
    {
        (this.items, this.work, this.placeOf, this.options, this.journal) = (items, work, placeOf, options, journal);
        outcomes = [.. items.Select(static item => new BulkOutcome<TItem, TResult>(item, BulkStatus.NotStarted, default, null))];
        progress = new(items.Count, 0, 0);
    }

    public static async Task<BulkReport<TItem, TResult>> RunAsync(
        IAsyncEnumerable<TItem> source,
        Func<TItem, CancellationToken, Task<TResult>> work,
        Func<TItem, BulkPlace?> placeOf,
        BulkOptions options,
        CancellationToken cancellationToken)
    {
        var listed = await source.ToListAsync(cancellationToken).ConfigureAwait(false);
        if (listed.Find(item => placeOf(item) is null) is { } loose)
            throw new InvalidOperationException($"A {loose.GetType().Name} among them is not on a server; create it there first.");
        using var remembered = options.Journal is { } path && listed.Count > 0
            ? Journal(path, options.Job, listed.ConvertAll(item => placeOf(item)!.Value))
            : null;
        return await new BulkRun<TItem, TResult>(listed, work, placeOf, options, remembered).RunAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    private static BulkJournal Journal(string path, string job, List<BulkPlace> places)
    {
        // What is listed twice would be done once and left out once, or done twice at the same time.
        if (places.DistinctBy(static place => place.Address, StringComparer.Ordinal).Count() != places.Count)
        {
            throw new InvalidOperationException(
                "An object is listed twice, so a journal cannot tell whether it is done. Give each once (DistinctBy), or use no journal.");
        }

        return BulkJournal.Open(Path.GetFullPath(path), job, places[0].Server);
    }

    private async Task<BulkReport<TItem, TResult>> RunAsync(CancellationToken cancellationToken)
    {
        var workers = Enumerable.Range(0, Math.Min(options.MaxConcurrency, items.Count))
            .Select(_ => Task.Run(() => WorkAsync(cancellationToken), CancellationToken.None));
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return new(outcomes);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!isStopped && !cancellationToken.IsCancellationRequested && Interlocked.Increment(ref next) is var index
                && index < items.Count)
            {
                outcomes[index] = await WorkAsync(items[index], cancellationToken).ConfigureAwait(false);
                Report(outcomes[index].Status);
            }
        }
        catch
        {
            // The call fails: the others finish what they have begun.
            isStopped = true;
            throw;
        }
    }

    private async Task<BulkOutcome<TItem, TResult>> WorkAsync(TItem item, CancellationToken cancellationToken)
    {
        // The work may change the object, so the journal knows it by where it was.
        var address = placeOf(item)!.Value.Address;
        if (journal?.Has(address) == true) return new(item, BulkStatus.DoneBefore, default, null);
        TResult result;
        try
        {
            result = await work(item, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Without an account every other object would fail too, and each would be one more refused sign-in.
            if (options.OnFailure == BulkFailure.Stop || e is XnatAuthenticationException) isStopped = true;
            return new(item, BulkStatus.Failed, default, e);
        }

        journal?.Add(address);
        return new(item, BulkStatus.Done, result, null);
    }

    private void Report(BulkStatus status)
    {
        if (options.Progress is not { } listener) return;
        lock (reporting)
        {
            progress = status == BulkStatus.Failed
                ? progress with { Failed = progress.Failed + 1 }
                : progress with { Done = progress.Done + 1 };
            listener.Report(progress);
        }
    }
}
