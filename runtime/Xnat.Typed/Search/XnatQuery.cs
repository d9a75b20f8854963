using System.Linq.Expressions;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// A search for objects over all projects that the account sees, by conditions in C#. They become XNAT's search document, and the rows are
/// filtered again as they arrive, since C#'s meaning counts: capital letters matter, what is empty is <see langword="null"/>.
/// </summary>
/// <remarks>
/// Immutable and safe for several threads. A row holds ID, label, project, subject and the fields that the query names; others are asked
/// for by <see cref="WithColumns"/>, or by <c>LoadAsync()</c> for one object. What cannot be asked is an error while the program is built
/// (XNT0402), and an <see cref="ArgumentException"/> of the call otherwise. <see cref="XnatResults{TResult}.ToString"/> says what the
/// server does and what is done here.
/// </remarks>
/// <typeparam name="T">Class of the objects: a project, a subject or a kind of experiment.</typeparam>
public abstract class XnatQuery<T> : XnatResults<T>
    where T : XnatObject, IXnatVariableOwner, IXnatType<T>
{
    private readonly QueryItems<T> items;

    private protected XnatQuery(QueryDefinition definition)
        : base(definition) => items = new(definition);

    /// <summary>Only objects for which this is true.</summary>
    /// <param name="predicate">
    /// Comparisons of fields with values, <c>== null</c>, <c>HasValue</c>, <c>Contains</c>, <c>StartsWith</c> and <c>EndsWith</c> of texts,
    /// <c>Contains</c> of lists, and <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> of such. <c>s.Project == "P"</c> means owned by it.
    /// </param>
    /// <exception cref="ArgumentException">Something in it cannot be asked; the message names it, without values.</exception>
    public XnatQuery<T> Where(Expression<Func<T, bool>> predicate) => Where((LambdaExpression)predicate);

    /// <summary>The same with what stands beside the objects: their subject or session, and custom variables.</summary>
    /// <inheritdoc cref="Where(Expression{Func{T, bool}})"/>
    public XnatQuery<T> Where(Expression<Func<T, XnatQueryTerms, bool>> predicate) => Where((LambdaExpression)predicate);

    /// <summary>Only objects that meet this.</summary>
    /// <param name="criterion">Made of descriptors, such as <c>MrSessionData.Schema.Date &gt; day</c>.</param>
    /// <exception cref="ArgumentException">It names a field that neither the objects have nor one beside them.</exception>
    public XnatQuery<T> Where(XnatCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return new UnorderedQuery<T>(Definition.And(criterion.Condition.With(Definition.Root.Own)));
    }

    /// <summary>The same with more fields in each row, so that they can be read without loading each object.</summary>
    /// <param name="fields">Descriptors, such as <c>MrSessionData.Schema.Scanner.Model</c>.</param>
    /// <exception cref="ArgumentException">The objects have no such field.</exception>
    public XnatQuery<T> WithColumns(params IReadOnlyList<IXnatField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Any(static field => field is IComposedField { Through: not null }))
            throw new ArgumentException("A value in a row below the object is asked for by Select.", nameof(fields));
        var added = fields.Select(field =>
            Definition.Root.Own(new(field.DataType, field.Path, typeof(string), static text => text)));
        return new UnorderedQuery<T>(Definition with { Columns = [.. Definition.Columns, .. added] });
    }

    /// <summary>The first ones only. The rest of the answer is not read.</summary>
    /// <param name="count">How many at the most.</param>
    public XnatQuery<T> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new UnorderedQuery<T>(Definition with { Take = Math.Min(count, Definition.Take ?? int.MaxValue) });
    }

    /// <summary>Orders the results by a field, here: they are all read first.</summary>
    /// <typeparam name="TKey">Type of the field.</typeparam>
    /// <param name="key">The field.</param>
    /// <param name="comparer">Orders its values; by default texts by their letters (ordinal) and what is empty first.</param>
    /// <exception cref="ArgumentException">It is no field.</exception>
    /// <exception cref="InvalidOperationException">It comes after <see cref="Take"/>.</exception>
    public XnatOrderedQuery<T> OrderBy<TKey>(Expression<Func<T, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Ordered(Order(key, comparer, isDescending: false)));

    /// <inheritdoc cref="OrderBy{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> OrderBy<TKey>(Expression<Func<T, XnatQueryTerms, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Ordered(Order(key, comparer, isDescending: false)));

    /// <summary>The same, the greatest value first.</summary>
    /// <inheritdoc cref="OrderBy{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Ordered(Order(key, comparer, isDescending: true)));

    /// <inheritdoc cref="OrderByDescending{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> OrderByDescending<TKey>(
        Expression<Func<T, XnatQueryTerms, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Ordered(Order(key, comparer, isDescending: true)));

    /// <summary>Columns instead of objects: a record, an anonymous type or a single value of each row.</summary>
    /// <remarks>
    /// The expression is evaluated node by node for each row, here; calls in it are those of the values that were read.
    /// </remarks>
    /// <typeparam name="TResult">What each row becomes.</typeparam>
    /// <param name="columns">Makes it of fields: <c>s =&gt; new { s.Label, s.Age }</c>.</param>
    /// <exception cref="ArgumentException">It needs more of an object than fields.</exception>
    public XnatSelection<TResult> Select<TResult>(Expression<Func<T, TResult>> columns) => Select<TResult>((LambdaExpression)columns);

    /// <inheritdoc cref="Select{TResult}(Expression{Func{T, TResult}})"/>
    public XnatSelection<TResult> Select<TResult>(Expression<Func<T, XnatQueryTerms, TResult>> columns) =>
        Select<TResult>((LambdaExpression)columns);

    private protected override T Make(QueryRow row) => items.Make(row);

    private protected QueryOrder Order<TKey>(LambdaExpression key, IComparer<TKey>? comparer, bool isDescending)
    {
        ArgumentNullException.ThrowIfNull(key);
        return KeyReader.Read(Definition.Root, key, comparer, isDescending);
    }

    private QueryDefinition Ordered(QueryOrder order)
    {
        Definition.RequireNoTake(nameof(OrderBy));
        return Definition with { Order = [order] };
    }

    private UnorderedQuery<T> Where(LambdaExpression predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new UnorderedQuery<T>(Definition.And(new PredicateReader(new(Definition.Root)).Read(predicate.Body)));
    }

    private XnatSelection<TResult> Select<TResult>(LambdaExpression columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var projection = new Projection(Definition.Root, columns.Body);
        return new(Definition with { Columns = [.. Definition.Columns, .. projection.Fields] }, projection);
    }
}
