namespace Xnat.Typed.Model;

/// <summary>Where the rows of one listing are, of which few are ever asked for their own address. Shared by all of them.</summary>
/// <param name="connection">The session that they came by.</param>
/// <param name="listing">Path of the listing.</param>
/// <param name="below">Makes the path of a row in a listing.</param>
/// <param name="owner">The object above, where the way led through one.</param>
/// <param name="project">Tells the project through which a row was reached.</param>
internal sealed class RowLocation(
    XnatConnection connection,
    string listing,
    Func<XnatRecord, string, string> below,
    XnatObject? owner,
    Func<XnatRecord, string?> project)
{
    /// <summary>That of one row.</summary>
    public ItemLocation Of(XnatRecord row) => new(connection, row, listing, below, owner, project(row));
}
