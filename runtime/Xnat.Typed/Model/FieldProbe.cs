namespace Xnat.Typed.Model;

/// <summary>
/// Asks a property which field it stands for: while a probe is at work, reading a property of an item that holds nothing says so instead of
/// being refused. It spares each generated class a table of its members, which only queries would read.
/// </summary>
internal sealed class FieldProbe : IDisposable
{
    [ThreadStatic]
    private static FieldProbe? current;

    private readonly FieldProbe? before = current;

    public FieldProbe() => current = this;

    public static FieldProbe? Current => current;

    /// <summary>The field that was read; <see langword="null"/> if none was, or several.</summary>
    public CriterionField? Field { get; private set; }

    /// <summary>Name of the descriptor by which it was read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Path of the member and data type of its row, where a member was read that is a row of its own.</summary>
    public (string Path, string RowType)? Reference { get; private set; }

    /// <summary>How many members were read.</summary>
    public int Count { get; private set; }

    /// <summary>An item that holds nothing, of which no property can be taken to be empty.</summary>
    public static T Empty<T>(T item)
        where T : XnatItem
    {
        item.Attach(new XnatRecord(item.XsiType, isComplete: false));
        return item;
    }

    public void Note<T>(XnatField<T> field)
    {
        Count++;
        (Field, Name) = (field.ForCriteria(), field.Name);
    }

    public void Note<T>(XnatReference<T> reference)
        where T : XnatItem
    {
        Count++;
        Reference = (reference.Path, reference.RowType);
    }

    public void Dispose() => current = before;
}
