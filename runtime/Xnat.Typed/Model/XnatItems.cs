using System.Collections;

namespace Xnat.Typed.Model;

/// <summary>
/// The rows of a repeated member. Rows can be added, changed and removed; the object that holds them sends that when it is saved.
/// </summary>
/// <remarks>
/// XNAT takes rows away only where the whole object is sent: <c>SaveAsync</c> does so for projects, subjects and experiments. It takes
/// none from a scan or a reconstruction, whose <c>SaveAsync</c> says so before anything is sent.
/// </remarks>
/// <typeparam name="T">Class of the rows.</typeparam>
public sealed class XnatItems<T> : IReadOnlyList<T>
    where T : XnatItem
{
    private readonly XnatRows rows;
    private readonly XnatTypeSet types;

    internal XnatItems(XnatRows rows, XnatTypeSet types) => (this.rows, this.types) = (rows, types);

    /// <inheritdoc/>
    public int Count => rows.Items.Count;

    /// <inheritdoc/>
    public T this[int index] => types.Create<T>(rows.Items[index], rows.RowType);

    /// <summary>Adds a new row.</summary>
    /// <param name="item">A row that was made for this purpose.</param>
    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        rows.Items.Add(item.Raw);
    }

    /// <summary>Removes a row.</summary>
    /// <param name="item">A row of this list.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return rows.Items.Remove(item.Raw);
    }

    /// <summary>Removes the row at an index.</summary>
    /// <param name="index">Zero for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public void RemoveAt(int index) => rows.Items.RemoveAt(index);

    /// <summary>Removes the rows that fit.</summary>
    /// <param name="match">Whether a row is to go.</param>
    /// <returns>How many were removed.</returns>
    public int RemoveAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return rows.Items.RemoveAll(row => match(types.Create<T>(row, rows.RowType)));
    }

    /// <summary>Removes all rows.</summary>
    public void Clear() => rows.Items.Clear();

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
