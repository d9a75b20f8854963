namespace Xnat.Typed.Model;

/// <summary>Where an object was found.</summary>
internal sealed class ItemPlace
{
    private readonly XnatRecord? record;
    private readonly Func<XnatRecord, string, string>? below;
    private readonly string address;
    private string? known;

    /// <param name="connection">The session that it came by.</param>
    /// <param name="address">Its path below <c>/data</c>, such as <c>projects/P/subjects/XNAT_S00001</c>.</param>
    /// <param name="owner">The object above, where the way led through one.</param>
    public ItemPlace(XnatConnection connection, string address, XnatItem? owner)
    {
        Connection = connection;
        Owner = owner;
        this.address = address;
    }

    /// <summary>For rows of listings, of which few are ever asked for their address.</summary>
    /// <param name="connection">The session that it came by.</param>
    /// <param name="record">The row.</param>
    /// <param name="listing">Path of the listing.</param>
    /// <param name="below">Makes the path of a row in a listing.</param>
    /// <param name="owner">The object above, where the way led through one.</param>
    public ItemPlace(XnatConnection connection, XnatRecord record, string listing, Func<XnatRecord, string, string> below, XnatItem? owner)
        : this(connection, listing, owner)
    {
        this.record = record;
        this.below = below;
    }

    public XnatConnection Connection { get; }

    public XnatItem? Owner { get; }

    /// <summary>Path below <c>/data</c>; names the object among the things that this account sees.</summary>
    public string Address => below is null ? address : known ??= below(record!, address);

    /// <summary>No address: it holds labels.</summary>
    public override string ToString() => nameof(ItemPlace);
}
