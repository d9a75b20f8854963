using System.ComponentModel;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// What XNAT serves below an object, or at the top: subjects of a project, scans of a session. Going through it asks the server, each time
/// anew; the rows come as they arrive and hold the usual fields only. <see cref="GetAsync"/> gives one object complete.
/// </summary>
/// <remarks>
/// Immutable and safe for several threads. Rows come in the order of the server's database, about which XNAT promises nothing: sort them,
/// <c>(await listing.ToListAsync()).OrderBy(row =&gt; row.Label)</c>, where the order counts.
/// </remarks>
/// <typeparam name="T">Class of the items, or the base of all that may come.</typeparam>
/// <example><code>await foreach (ImageScanData scan in session.Scans) Console.WriteLine($"{scan.Id} {scan.Type}");</code></example>
public sealed class XnatListing<T> : IAsyncEnumerable<T>
    where T : XnatObject
{
    private readonly ListingSource source;

    /// <summary>For generated code.</summary>
    /// <param name="owner">The object above.</param>
    /// <param name="segment">Segment of the address.</param>
    /// <param name="itemType">Data type of the items.</param>
    /// <param name="lookup">Column by which people look items up, besides their ID.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public XnatListing(XnatObject owner, string segment, string itemType, string lookup)
    {
        ArgumentNullException.ThrowIfNull(owner);
        source = new(segment, itemType, lookup) { Owner = owner, ItemClass = typeof(T) };
    }

    internal XnatListing(ListingSource source) => this.source = source;

    /// <summary>Of what this is a listing.</summary>
    internal ListingSource Source => source;

    /// <summary>The same listing narrowed to a type and those that derive from it, by the server where it can.</summary>
    /// <typeparam name="TDerived">Class of the wanted items.</typeparam>
    /// <example>
    /// <code><![CDATA[
    /// await foreach (MrSessionData mr in project.Experiments.OfType<MrSessionData>()) Console.WriteLine(mr.Label);
    /// ]]></code>
    /// </example>
    public XnatListing<TDerived> OfType<TDerived>()
        where TDerived : T, IXnatType<TDerived> =>
        new(source with { ItemClass = typeof(TDerived), TypeFilter = TDerived.XsiType });

    /// <summary>The same listing with more fields in each row, so that they can be read without loading each object.</summary>
    /// <remarks>
    /// <para>A field that only a derived type has narrows the listing to that type: XNAT lists no others then.</para>
    /// <para>
    /// Fields of a row below are composed, <c>SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age)</c>, and are read through
    /// the row's property or by <c>Get</c>. Fields of objects above, such as those of the subject in a listing of experiments, are read by
    /// <c>Get</c>.
    /// </para>
    /// <para>
    /// Fields of a list, <c>SubjectData.Schema.Fields.Then(…)</c>, let XNAT send a line for each row of the list. The lines are put
    /// together again, so that objects come when the last line has come, and memory grows with the listing.
    /// </para>
    /// </remarks>
    /// <param name="fields">Descriptors, such as <c>MrScanData.Schema.Quality</c>.</param>
    /// <exception cref="ArgumentException">
    /// Fields of two lists, whose lines XNAT would multiply, or of a list of another object than those that are listed.
    /// </exception>
    /// <example>
    /// <code><![CDATA[
    /// var sessions = project.Experiments.OfType<MrSessionData>()
    ///     .WithColumns(MrSessionData.Schema.Date, MrSessionData.Schema.Age);
    /// await foreach (var mr in sessions) Console.WriteLine($"{mr.Label} {mr.Date} {mr.Age}");
    /// ]]></code>
    /// </example>
    public XnatListing<T> WithColumns(params IReadOnlyList<IXnatField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(source with { Columns = ListingColumns.Checked([.. source.Columns, .. fields], typeof(T), source.Types) });
    }

    /// <summary>The same listing with those rows only in which a field has one of some values.</summary>
    /// <remarks>
    /// C#'s meaning counts: texts are compared letter by letter, and <see langword="null"/> is what is empty. The server is asked for as
    /// few rows as its language of conditions allows, and the rest is sorted out here; the field is one of the columns from then on.
    /// Conditions add up.
    /// </remarks>
    /// <typeparam name="TValue">Type of the field.</typeparam>
    /// <param name="field">A field of the items, of a row below them, or of an object above.</param>
    /// <param name="values">One or more.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <example><code>var women = project.Subjects.Where(SubjectData.Schema.Group, "patient", "control");</code></example>
    public XnatListing<T> Where<TValue>(XnatField<TValue> field, params IReadOnlyList<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) throw new ArgumentException("A condition needs a value.", nameof(values));
        return With(ListingFilter.OneOf(field, values));
    }

    /// <summary>The same listing with those rows only in which a text is like a pattern.</summary>
    /// <inheritdoc cref="Where{TValue}(XnatField{TValue}, IReadOnlyList{TValue})" path="/remarks"/>
    /// <param name="field">A text.</param>
    /// <param name="pattern">A star stands for any letters, or none; capital letters do not matter, as in XNAT.</param>
    public XnatListing<T> WhereLike(XnatField<string?> field, string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return With(ListingFilter.Like(field, pattern));
    }

    /// <summary>The same listing with those rows only in which a number or a day lies between two, these included.</summary>
    /// <inheritdoc cref="Where{TValue}(XnatField{TValue}, IReadOnlyList{TValue})" path="/remarks"/>
    /// <typeparam name="TValue">Type of the field, without its question mark.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="from">The least.</param>
    /// <param name="to">The greatest.</param>
    public XnatListing<T> WhereBetween<TValue>(XnatField<TValue?> field, TValue from, TValue to)
        where TValue : struct, IComparable<TValue> => With(ListingFilter.Between(field, from, to));

    /// <summary>
    /// The same listing whose experiments know whether they are shared into the project (<c>IsShared</c>). Below a project XNAT names the
    /// listed project in each row, so the column that tells is <c>sharing/share/project</c>; it multiplies rows, and is asked for on its
    /// own: one more request, once for each time the listing is gone through. Subjects know it without.
    /// </summary>
    public XnatListing<T> WithSharing() => new(source with { AsksForSharing = true });

    /// <summary>The one object of this ID, label or name (for scans also: type), complete.</summary>
    /// <param name="key">What to look for; capital letters matter. An ID goes before all else.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none.</exception>
    /// <exception cref="ArgumentException">
    /// XNAT takes a character of the name of a subject or experiment in no address: a slash, a backslash, a control character. The message
    /// names it, and nothing was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">
    /// Several have this label, name or type; their IDs are in <see cref="XnatConflictException.Candidates"/>.
    /// </exception>
    /// <example><code>SubjectData subject = await project.Subjects.GetAsync("ANONYMIZ");</code></example>
    public async Task<T> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        var miss = default(LookupMiss);
        var found = await ListingLookup.FindAsync(source, key, missed => miss = missed, cancellationToken).ConfigureAwait(false);
        return found as T ?? throw ListingLookup.NotFound(source, key, miss);
    }

    /// <summary>The same as <see cref="GetAsync"/>, with <see langword="null"/> if there is none.</summary>
    /// <param name="key">What to look for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">Several have this label, name or type.</exception>
    /// <example><code>if (await project.Subjects.FindAsync("S007") is { } subject) Console.WriteLine(subject.Id);</code></example>
    public async Task<T?> FindAsync(string key, CancellationToken cancellationToken = default) =>
        await ListingLookup.FindAsync(source, key, null, cancellationToken).ConfigureAwait(false) as T;

    /// <summary>
    /// All items of this label or name (for scans also: type), as rows with the usual fields, in the order of the server: at the top those
    /// of all projects. None if there are none; an ID is a name too.
    /// </summary>
    /// <param name="key">What to look for; capital letters matter.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">XNAT takes a character of it in no address; the message names it. Nothing was sent.</exception>
    public Task<IReadOnlyList<T>> FindAllAsync(string key, CancellationToken cancellationToken = default) =>
        ListingSearch.FindAllAsync<T>(source, key, cancellationToken);

    /// <summary>
    /// Looks many up at once, such as the labels in a file: one request for the listing, however many they are.
    /// </summary>
    /// <param name="keys">IDs, labels or names (for scans also: types); capital letters matter.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// What became of each key, in their order: found, missing or ambiguous. Items are rows with the usual fields, and those that
    /// <see cref="WithColumns"/> added.
    /// </returns>
    public Task<IReadOnlyList<XnatLookup<T>>> FindManyAsync(IEnumerable<string> keys, CancellationToken cancellationToken = default) =>
        ListingSearch.FindManyAsync<T>(source, keys, cancellationToken);

    /// <summary>How many there are: one request, for the IDs alone where there is no condition.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <remarks>XNAT's search would count without rows, but not the same set: it knows shared objects by their owners only.</remarks>
    /// <example><code>int scans = await session.Scans.CountAsync();</code></example>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        var ids = source with { CountsOnly = !source.Fields.Any() };
        await foreach (var _ in ListingReader.ReadAsync<T>(ids, null, cancellationToken).ConfigureAwait(false)) count++;
        return count;
    }

    /// <summary>
    /// A page as XNAT cuts it. Its listings have no order, so that pages may repeat rows and miss others, and what the account may not see
    /// is taken off afterwards, so that a page may be short with more behind it. To have all, go through the listing instead: that is one
    /// request too, and memory stays the same.
    /// </summary>
    /// <param name="limit">How many rows at the most.</param>
    /// <param name="offset">How many rows are passed over.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">
    /// XNAT has no pages of this: it has them of subjects and experiments, at the top and below a project.
    /// </exception>
    public async Task<IReadOnlyList<T>> GetPageAsync(int limit, int offset = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (!source.HasPages || source.HasListColumn)
            throw new InvalidOperationException($"XNAT has no pages of {source.Route}; go through the listing.");
        var rows = new List<T>();
        var page = source with { Page = new(limit, offset) };
        await foreach (var row in ListingReader.ReadAsync<T>(page, null, cancellationToken).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    /// <summary>
    /// Creates an object that was made here, reads it back and gives the same object, which now is the one on the server.
    /// </summary>
    /// <typeparam name="TNew">Class of the new object.</typeparam>
    /// <param name="item">A new object with its label (projects, scans: ID) and whatever else is to be sent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">
    /// A name or text that XNAT cannot hold was set, a value that the schema does not allow, or a field that it requires is empty. Nothing
    /// was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">
    /// There is one of this name already, or the object above is only shared into its project and cannot hold another of these
    /// there. Nothing was changed.
    /// </exception>
    /// <exception cref="XnatContentException">It was created, but not all of its fields were kept.</exception>
    /// <example>
    /// <code>
    /// SubjectData subject = await project.Subjects.CreateAsync(new SubjectData { Label = "S007", Group = "patient" });
    /// </code>
    /// </example>
    public Task<TNew> CreateAsync<TNew>(TNew item, CancellationToken cancellationToken = default)
        where TNew : T => CreateAsync(item, new XnatSaveOptions(), cancellationToken);

    /// <inheritdoc cref="CreateAsync{TNew}(TNew, CancellationToken)" path="/*[not(self::param or self::typeparam)]"/>
    /// <typeparam name="TNew">Class of the new object.</typeparam>
    /// <param name="item">A new object.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<TNew> CreateAsync<TNew>(TNew item, string? reason, CancellationToken cancellationToken = default)
        where TNew : T => CreateAsync(item, new XnatSaveOptions { Reason = reason }, cancellationToken);

    /// <inheritdoc cref="CreateAsync{TNew}(TNew, CancellationToken)" path="/*[not(self::param or self::typeparam)]"/>
    /// <typeparam name="TNew">Class of the new object.</typeparam>
    /// <param name="item">A new object.</param>
    /// <param name="options">How. There is nothing to overwrite.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TNew> CreateAsync<TNew>(TNew item, XnatSaveOptions options, CancellationToken cancellationToken = default)
        where TNew : T
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(options);
        await ItemCreation.CreateAsync(source, item, options, cancellationToken).ConfigureAwait(false);
        return item;
    }

    /// <summary>
    /// The object of exactly this label (projects, scans: ID) that is there, or else the one that was made here, created. Where several do
    /// this at once, one creates it and the others get it. What is there is neither changed nor moved: fields of <paramref name="item"/>
    /// count for a new one only.
    /// </summary>
    /// <remarks>
    /// XNAT refuses to create what is there, but for reconstructions: of two that create the same one at once the later changes it.
    /// </remarks>
    /// <typeparam name="TNew">Class of the object.</typeparam>
    /// <param name="item">A new object with its label (projects, scans: ID).</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><paramref name="item"/> itself if it was created, else another object, complete.</returns>
    /// <exception cref="ArgumentException">A name or text that XNAT cannot hold was set. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">
    /// What is there is of another type, or another subject or session of the project has this label. Nothing was changed.
    /// </exception>
    /// <exception cref="XnatContentException">It was created, but not all of its fields were kept.</exception>
    /// <example><code>SubjectData subject = await project.Subjects.GetOrCreateAsync(new SubjectData { Label = "S007" });</code></example>
    public Task<TNew> GetOrCreateAsync<TNew>(TNew item, string? reason = null, CancellationToken cancellationToken = default)
        where TNew : T => GetOrCreateAsync(item, new XnatSaveOptions { Reason = reason }, cancellationToken);

    /// <inheritdoc cref="GetOrCreateAsync{TNew}(TNew, string, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="item">A new object with its label (projects, scans: ID).</param>
    /// <param name="options">How it is created. There is nothing to overwrite.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TNew> GetOrCreateAsync<TNew>(TNew item, XnatSaveOptions options, CancellationToken cancellationToken = default)
        where TNew : T
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(options);
        var found = await ItemCreation.GetOrCreateAsync(source, item, options, cancellationToken).ConfigureAwait(false);
        return found as TNew ?? throw ItemCreation.OtherKind(source, found, item);
    }

    private XnatListing<T> With(ListingFilter filter) => new(source with { Filters = [.. source.Filters, filter] });

    /// <summary>
    /// Asks the server and gives the items as their rows arrive: all of them, each once, in the order of the server's database. XNAT
    /// promises nothing about that order, and it may be another the next time.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        ListingReader.ReadAsync<T>(source, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
}
