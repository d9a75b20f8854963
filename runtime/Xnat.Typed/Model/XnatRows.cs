namespace Xnat.Typed.Model;

/// <summary>Rows that stand below another row at one path.</summary>
internal sealed class XnatRows
{
    private List<XnatRecord>? removed;

    public List<XnatRecord> Items { get; } = [];

    /// <summary>The rows as they were read, also those that others were put in place of.</summary>
    public List<XnatRecord> Read { get; } = [];

    /// <summary>Rows that the server has and that were taken out here, with nothing in their place.</summary>
    public IReadOnlyList<XnatRecord> Removed => removed ?? (IReadOnlyList<XnatRecord>)[];

    /// <summary>Whether a row was added here and is not on the server.</summary>
    public bool IsNew(XnatRecord row) => !Read.Contains(row);

    /// <summary>Member by which a row is addressed; empty if unknown or if there is none.</summary>
    public string Key { get; set; } = "";

    /// <summary>Data type that the schema declares for the rows; another one is named in an update.</summary>
    public string RowType { get; set; } = "";

    /// <summary>Whether the schema allows several.</summary>
    public bool IsList { get; set; }

    /// <summary>Takes a row out.</summary>
    /// <exception cref="InvalidOperationException">It is a row of a listing, of which not all is known.</exception>
    public void Remove(XnatRecord row)
    {
        if (!row.IsComplete)
            throw new InvalidOperationException(
                "Rows are taken out of objects that were loaded, and this one is a row of a listing. Call LoadAsync() on it first.");
        if (Items.Remove(row) && !IsNew(row)) (removed ??= []).Add(row);
    }

    /// <summary>Takes all rows out.</summary>
    /// <exception cref="InvalidOperationException">They are rows of a listing, of which not all is known.</exception>
    public void Clear()
    {
        foreach (var row in Items.ToArray()) Remove(row);
        // What a member holds may be a row that was put in the place of the one that the server has.
        if (!IsList && Read.Count > 0) removed = [.. Read];
    }

    /// <summary>Puts a row in the place of what a member holds.</summary>
    public void PutAlone(XnatRecord row)
    {
        Items.Clear();
        Items.Add(row);
        removed = null;
    }

    /// <summary>The rows that were taken out are not on the server any more.</summary>
    public void ForgetRemoved()
    {
        if (removed is not null) Read.RemoveAll(removed.Contains);
        removed = null;
    }
}
