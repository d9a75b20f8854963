using System.Linq.Expressions;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>A query whose results have an order.</summary>
/// <typeparam name="T">Class of the objects.</typeparam>
public sealed class XnatOrderedQuery<T> : XnatQuery<T>
    where T : XnatObject, IXnatVariableOwner, IXnatType<T>
{
    internal XnatOrderedQuery(QueryDefinition definition)
        : base(definition)
    {
    }

    /// <summary>Orders what is the same so far by a field.</summary>
    /// <inheritdoc cref="XnatQuery{T}.OrderBy{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> ThenBy<TKey>(Expression<Func<T, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Then(Order(key, comparer, isDescending: false)));

    /// <inheritdoc cref="ThenBy{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> ThenBy<TKey>(Expression<Func<T, XnatQueryTerms, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Then(Order(key, comparer, isDescending: false)));

    /// <summary>Orders what is the same so far by a field, the greatest value first.</summary>
    /// <inheritdoc cref="XnatQuery{T}.OrderBy{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Then(Order(key, comparer, isDescending: true)));

    /// <inheritdoc cref="ThenByDescending{TKey}(Expression{Func{T, TKey}}, IComparer{TKey})"/>
    public XnatOrderedQuery<T> ThenByDescending<TKey>(
        Expression<Func<T, XnatQueryTerms, TKey>> key, IComparer<TKey>? comparer = null) =>
        new(Then(Order(key, comparer, isDescending: true)));

    private QueryDefinition Then(QueryOrder order)
    {
        Definition.RequireNoTake(nameof(ThenBy));
        return Definition with { Order = [.. Definition.Order, order] };
    }
}
