using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>A work of your own with each object of a listing or query.</summary>
public static class BulkExtensions
{
    /// <summary>
    /// Lists the objects, then works on several at a time, and says for each what came of it. A listing that breaks off has begun nothing.
    /// </summary>
    /// <remarks>
    /// Failures are values, not exceptions: one object that fails takes none of the others along. With a journal
    /// (<see cref="BulkOptions.Journal"/>) a run that ended in whatever way goes on where it was when it is called again; an object whose
    /// work was done in the moment of the end, before the journal knew, is worked on once more, so let the work bear repetition.
    /// </remarks>
    /// <typeparam name="TItem">Class of the objects.</typeparam>
    /// <typeparam name="TResult">What the work gives for each.</typeparam>
    /// <param name="source">A listing or query. Its rows are held until the end, some hundred bytes each.</param>
    /// <param name="work">
    /// What to do with one; called from several threads, for different objects. Give the token on: it is cancelled with the call.
    /// </param>
    /// <param name="options">How; <see langword="null"/> for four at a time, going on after failures, without journal.</param>
    /// <param name="cancellationToken">Ends the call, once the work that is under way has ended. What the journal has stays.</param>
    /// <returns>An outcome for each object, in the order of the listing.</returns>
    /// <exception cref="XnatException">The listing failed, or the journal cannot be written.</exception>
    /// <exception cref="ArgumentException">An option has no meaning.</exception>
    /// <exception cref="InvalidOperationException">
    /// The journal is none, one of another job or server, or held by another run; or an object is not on a server, or listed twice.
    /// </exception>
    public static Task<BulkReport<TItem, TResult>> ForEachAsync<TItem, TResult>(
        this IAsyncEnumerable<TItem> source,
        Func<TItem, CancellationToken, Task<TResult>> work,
        BulkOptions? options = null,
        CancellationToken cancellationToken = default)
        where TItem : XnatObject
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(work);
        return BulkRun<TItem, TResult>.RunAsync(source, work, PlaceOf, BulkOptions.Checked(options), cancellationToken);
    }

    /// <inheritdoc cref="ForEachAsync{TItem, TResult}"/>
    /// <example>
    /// <code><![CDATA[
    /// var report = await project.Subjects.ForEachAsync(
    ///     (subject, token) => subject.SetFieldAsync("study", "A", token), new BulkOptions { MaxConcurrency = 4 });
    /// Console.WriteLine(report);
    /// ]]></code>
    /// </example>
    public static Task<BulkReport<TItem, bool>> ForEachAsync<TItem>(
        this IAsyncEnumerable<TItem> source,
        Func<TItem, CancellationToken, Task> work,
        BulkOptions? options = null,
        CancellationToken cancellationToken = default)
        where TItem : XnatObject
    {
        ArgumentNullException.ThrowIfNull(work);
        return source.ForEachAsync(Counting(work), options, cancellationToken);
    }

    /// <summary>
    /// The same with sessions of the prearchive: <c>held =&gt; held.ArchiveAsync()</c>. What was archived, moved or deleted is not listed
    /// any more, so that a later run goes on by itself; a journal is needed for work that leaves the sessions there.
    /// </summary>
    /// <inheritdoc cref="ForEachAsync{TItem, TResult}"/>
    public static Task<BulkReport<PrearchiveSession, TResult>> ForEachAsync<TResult>(
        this IAsyncEnumerable<PrearchiveSession> source,
        Func<PrearchiveSession, CancellationToken, Task<TResult>> work,
        BulkOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(work);
        return BulkRun<PrearchiveSession, TResult>.RunAsync(
            source,
            work,
            static held => new(held.Connection.Server, held.Address.Path),
            BulkOptions.Checked(options),
            cancellationToken);
    }

    /// <inheritdoc cref="ForEachAsync{TResult}(IAsyncEnumerable{PrearchiveSession},
    ///     Func{PrearchiveSession, CancellationToken, Task{TResult}}, BulkOptions?, CancellationToken)"/>
    public static Task<BulkReport<PrearchiveSession, bool>> ForEachAsync(
        this IAsyncEnumerable<PrearchiveSession> source,
        Func<PrearchiveSession, CancellationToken, Task> work,
        BulkOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return source.ForEachAsync(Counting(work), options, cancellationToken);
    }

    private static Func<TItem, CancellationToken, Task<bool>> Counting<TItem>(Func<TItem, CancellationToken, Task> work) =>
        async (item, token) =>
        {
            await work(item, token).ConfigureAwait(false);
            return true;
        };

    private static BulkPlace? PlaceOf(XnatObject item) =>
        item.ServerLocation is { } location ? new(location.Connection.Server, location.Address) : null;
}
