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

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
