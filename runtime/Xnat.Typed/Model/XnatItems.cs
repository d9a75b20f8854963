using System.Collections;

namespace Xnat.Typed.Model;

/// <summary>The rows of a repeated member. Rows can be added and changed, and are sent when the object that holds them is saved.</summary>
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
    /// <param name="item">
    /// A row that was made for this purpose. One that was read with another object is copied, and stands for the copy from then on.
    /// </param>
    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.BecomeNew();
        rows.Items.Add(item.Raw);
    }

    /// <summary>
    /// Takes a row out. It leaves the server when the object that holds it is saved, which only accounts can do that read all data of the
    /// site.
    /// </summary>
    /// <param name="item">A row of this list.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="InvalidOperationException">
    /// The object is a row of a listing: load it. Or the rows are objects with addresses of their own: delete them by
    /// <c>DeleteAsync</c>.
    /// </exception>
    public bool Remove(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        RefuseObjects();
        var isThere = rows.Items.Contains(item.Raw);
        rows.Remove(item.Raw);
        return isThere;
    }

    /// <inheritdoc cref="Remove(T)" path="/*[not(self::param)]"/>
    /// <param name="index">Number of the row, from 0.</param>
    public void RemoveAt(int index)
    {
        RefuseObjects();
        rows.Remove(rows.Items[index]);
    }

    /// <summary>The same with all rows.</summary>
    /// <inheritdoc cref="Remove(T)"/>
    public void Clear()
    {
        RefuseObjects();
        rows.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void RefuseObjects()
    {
        if (typeof(T).IsAssignableTo(typeof(XnatObject)))
            throw new InvalidOperationException(
                $"Each {typeof(T).Name} has an address of its own and is not taken out of a list; call DeleteAsync on it.");
    }
}
