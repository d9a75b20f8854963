using System.ComponentModel;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What XNAT serves below an object, or at the top: subjects of a project, scans of a session.</summary>
/// <typeparam name="T">Class of the items, or the base of all that may come.</typeparam>
public sealed class XnatListing<T>
    where T : XnatItem
{
    /// <summary>For generated code.</summary>
    /// <param name="owner">The object above.</param>
    /// <param name="segment">Segment of the address.</param>
    /// <param name="itemType">Data type of the items.</param>
    /// <param name="lookup">Column by which people look items up, besides their ID.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public XnatListing(XnatItem owner, string segment, string itemType, string lookup)
    {
        Owner = owner;
        Segment = segment;
        ItemType = itemType;
        Lookup = lookup;
    }

    internal XnatItem Owner { get; }

    internal string Segment { get; }

    internal string ItemType { get; }

    internal string Lookup { get; }
}
