namespace Xnat.Typed;

/// <summary>One key by which rows are ordered.</summary>
/// <param name="Field">The field.</param>
/// <param name="Comparer">Orders its values; nothing stands first, as in .NET.</param>
/// <param name="IsDescending">Whether greater ones come first.</param>
internal sealed record QueryOrder(CriterionField Field, IComparer<object?> Comparer, bool IsDescending)
{
    /// <summary>The order of .NET, which for texts is that of their letters whatever the culture of the machine.</summary>
    public static QueryOrder Of<TKey>(CriterionField field, bool isDescending, IComparer<TKey>? comparer = null)
    {
        var chosen = comparer
            ?? (typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)StringComparer.Ordinal : Comparer<TKey>.Default);
        return new(field, Comparer<object?>.Create(Compare), isDescending);

        // A key that cannot be null has no value of its own for what is empty.
        int Compare(object? left, object? right) => default(TKey) is not null && (left is null || right is null)
            ? (left is not null).CompareTo(right is not null)
            : chosen.Compare((TKey?)left, (TKey?)right);
    }

    public override string ToString() => IsDescending ? $"{Field} descending" : Field.ToString();
}
