namespace Xnat.Typed.Model;

/// <summary>Rows that stand below another row at one path.</summary>
internal sealed class XnatRows
{
    public List<XnatRecord> Items { get; } = [];

    /// <summary>The rows as they were read, also those that others were put in place of.</summary>
    public List<XnatRecord> Read { get; } = [];

    /// <summary>Member by which a row is addressed; empty if unknown or if there is none.</summary>
    public string Key { get; set; } = "";

    /// <summary>Data type that the schema declares for the rows; another one is named in an update.</summary>
    public string RowType { get; set; } = "";

    /// <summary>Whether the schema allows several.</summary>
    public bool IsList { get; set; }

    /// <summary>
    /// Rows that were read and are to go. What a member holds alone is changed where another is put in its place.
    /// </summary>
    public IEnumerable<XnatRecord> Removed => Items.Count > 0 && !IsList ? [] : Read.Where(row => !Items.Contains(row));

    public bool HasChanges => Items.Exists(static row => row.HasChanges) || Removed.Any();
}
