namespace Xnat.Typed.Model;

/// <summary>Rows that stand below another row at one path.</summary>
internal sealed class XnatRows
{
    public List<XnatRecord> Items { get; } = [];

    /// <summary>The rows as they were read, also those that others were put in place of.</summary>
    public List<XnatRecord> Read { get; } = [];

    /// <summary>Whether a row was added here and is not on the server.</summary>
    public bool IsNew(XnatRecord row) => !Read.Contains(row);

    /// <summary>Member by which a row is addressed; empty if unknown or if there is none.</summary>
    public string Key { get; set; } = "";

    /// <summary>Data type that the schema declares for the rows; another one is named in an update.</summary>
    public string RowType { get; set; } = "";

    /// <summary>Whether the schema allows several.</summary>
    public bool IsList { get; set; }
}
