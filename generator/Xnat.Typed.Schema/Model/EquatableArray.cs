using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Schema.Model;

/// <summary>An array that is compared by its elements, so that records holding it can be cached by the compiler.</summary>
/// <remarks>
/// Over <c>T[]</c>, because netstandard2.0 has no immutable collections of its own. The array is never handed out for writing.
/// </remarks>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? items;

    private EquatableArray(T[] items) => this.items = items;

    public static EquatableArray<T> Empty => default;

    public int Count => items?.Length ?? 0;

    public T this[int index] => items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : items[index];

    public static EquatableArray<T> From(IEnumerable<T> source) => new(source.ToArray());

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(items, other.items)) return true;
        if (Count != other.Count) return false;
        for (var index = 0; index < Count; index++)
            if (!EqualityComparer<T>.Default.Equals(items![index], other.items![index])) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        for (var index = 0; index < Count; index++) hash = unchecked((hash * 31) + EqualityComparer<T>.Default.GetHashCode(items![index]));
        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
