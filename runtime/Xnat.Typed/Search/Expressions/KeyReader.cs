using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Reads the lambda of an <c>OrderBy</c>.</summary>
internal static class KeyReader
{
    /// <exception cref="ArgumentException">It is no field, or nothing that has an order.</exception>
    public static QueryOrder Read<TKey>(QueryRoot root, LambdaExpression key, IComparer<TKey>? comparer, bool isDescending)
    {
        var type = Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey);
        if (new FieldReader(root).Find(key.Body) is not { } field || field.ValueType != type)
            throw QueryRefusal.Of(key.Body, "rows are ordered by fields; order what is worked out of them after the query");
        return comparer is not null || typeof(IComparable).IsAssignableFrom(type)
            ? QueryOrder.Of(field, isDescending, comparer)
            : throw QueryRefusal.Of(key.Body, "its values have no order; give a comparer");
    }
}
