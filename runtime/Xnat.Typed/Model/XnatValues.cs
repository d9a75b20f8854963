using System.Collections;

namespace Xnat.Typed.Model;

/// <summary>The values of a repeated simple member. XNAT keeps each in a row of its own.</summary>
/// <typeparam name="T">C# type of one value.</typeparam>
public sealed class XnatValues<T> : IReadOnlyList<T>
{
    private readonly XnatRows rows;
    private readonly XnatField<T> field;

    internal XnatValues(XnatRows rows, XnatValueList<T> list)
    {
        this.rows = rows;

        // The row's only value is called like the element.
        field = new XnatField<T>(list.DataType, list.Path[(list.Path.LastIndexOf('/') + 1)..], list.Parse);
    }

    /// <inheritdoc/>
    public int Count => rows.Items.Count;

    /// <summary>The value at a place. One that is set is sent when the object that holds the list is saved.</summary>
    /// <param name="index">Number of the value, from 0.</param>
    /// <exception cref="ArgumentNullException">It is set to <see langword="null"/>.</exception>
    /// <exception cref="XnatContentException">The server sent the value not at all, or one that is not of the type.</exception>
    public T this[int index]
    {
        get => rows.Items[index].TryGet(field.Path, out var text) && text is not null
            ? XnatValue.Parse(text, field)
            : throw new XnatContentException($"A row of {field} came without its value. Read it through Raw.")
            {
                DataType = field.DataType,
                Field = field.Path
            };
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            rows.Items[index].Change(field.Path, XnatValue.Format(value), XnatComparison.KindOf(field));
        }
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value, not <see langword="null"/>.</param>
    public void Add(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var row = new XnatRecord();
        row.Change(field.Path, XnatValue.Format(value), XnatComparison.KindOf(field));
        rows.Items.Add(row);
    }

    /// <summary>
    /// Takes the first of equal values out. It leaves the server when the object that holds the list is saved, which only accounts can do
    /// that read all data of the site.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="InvalidOperationException">The object is a row of a listing: load it.</exception>
    public bool Remove(T value)
    {
        for (var index = 0; index < Count; index++)
        {
            if (!EqualityComparer<T>.Default.Equals(this[index], value)) continue;
            RemoveAt(index);
            return true;
        }

        return false;
    }

    /// <inheritdoc cref="Remove(T)" path="/*[not(self::param)]"/>
    /// <param name="index">Number of the value, from 0.</param>
    public void RemoveAt(int index) => rows.Remove(rows.Items[index]);

    /// <summary>The same with all values.</summary>
    /// <inheritdoc cref="Remove(T)"/>
    public void Clear() => rows.Clear();

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
