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

    /// <inheritdoc/>
    public T this[int index] => rows.Items[index].TryGet(field.Path, out var text) && text is not null
        ? XnatValue.Parse(text, field)
        : throw new XnatContentException($"A row of {field} came without its value. Read it through Raw.")
        {
            DataType = field.DataType,
            Field = field.Path
        };

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value, not <see langword="null"/>.</param>
    public void Add(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var row = new XnatRecord();
        row.Change(field.Path, XnatValue.Format(value), XnatComparison.KindOf(field));
        rows.Items.Add(row);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
