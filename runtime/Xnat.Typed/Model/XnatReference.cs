using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>Describes a member that is one row of its own, such as the demographics of a subject.</summary>
/// <typeparam name="T">Class of the row, or the base of all that it may be.</typeparam>
/// <param name="DataType">Data type that declares the member.</param>
/// <param name="Path">Path within the data type.</param>
/// <param name="RowType">Data type of <typeparamref name="T"/>.</param>
public readonly record struct XnatReference<T>(
    string DataType,
    string Path,
    [property: EditorBrowsable(EditorBrowsableState.Never)] string RowType)
    where T : XnatItem
{
    /// <summary>Where the row stands if that is not a member of the object itself.</summary>
    internal XnatLink? Link { get; init; }

    /// <summary>A value in the row: <c>SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age)</c>.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="field">A field of <typeparamref name="T"/>, or of a type that derives from it.</param>
    /// <exception cref="ArgumentException">The row is of another type.</exception>
    public XnatField<TValue> Then<TValue>(XnatField<TValue> field)
    {
        var (path, link) = Enter(field.DataType);
        return new(DataType, $"{path}/{field.Path}", field.Parse) { Through = link.To(field.Path, field.Through) };
    }

    /// <summary>A row below the row.</summary>
    /// <typeparam name="TRow">Class of that row.</typeparam>
    /// <param name="reference">A member of <typeparamref name="T"/>, or of a type that derives from it.</param>
    /// <exception cref="ArgumentException">The row is of another type.</exception>
    public XnatReference<TRow> Then<TRow>(XnatReference<TRow> reference)
        where TRow : XnatItem
    {
        if (reference.Link is not null)
            throw new ArgumentException("Join members one after the other: a.Then(b).Then(c).", nameof(reference));
        var (path, link) = Enter(reference.DataType);
        return new(DataType, $"{path}/{reference.Path}", reference.RowType) { Link = new(reference.Path, reference.RowType, null, link) };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";

    private (string Path, XnatLink Link) Enter(string fieldType)
    {
        var rowType = FieldComposition.RowType(ToString(), RowType, typeof(T), fieldType);
        // XNAT finds the members of a derived type only where the path names it.
        var path = rowType == RowType ? Path : $"{Path}[@xsi:type={rowType}]";
        return (path, Link is null ? new(Path, rowType, null, null) : Link with { RowType = rowType });
    }
}
