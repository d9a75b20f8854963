namespace Xnat.Typed.Model;

/// <summary>Where an object was found.</summary>
internal sealed class ItemLocation
{
    private readonly XnatRecord? record;
    private readonly Func<XnatRecord, string, string>? below;
    private readonly string address;
    private string? known;

    /// <param name="connection">The session that it came by.</param>
    /// <param name="address">Its path below <c>/data</c>, such as <c>projects/P/subjects/XNAT_S00001</c>.</param>
    /// <param name="owner">The object above, where the way led through one.</param>
    /// <param name="project">See <see cref="Project"/>.</param>
    public ItemLocation(XnatConnection connection, string address, XnatObject? owner, string? project)
    {
        Connection = connection;
        Owner = owner;
        Project = project;
        this.address = address;
    }

    /// <summary>For rows of listings, of which few are ever asked for their address.</summary>
    /// <param name="connection">The session that it came by.</param>
    /// <param name="record">The row.</param>
    /// <param name="listing">Path of the listing.</param>
    /// <param name="below">Makes the path of a row in a listing.</param>
    /// <param name="owner">The object above, where the way led through one.</param>
    /// <param name="project">See <see cref="Project"/>.</param>
    public ItemLocation(
        XnatConnection connection,
        XnatRecord record,
        string listing,
        Func<XnatRecord, string, string> below,
        XnatObject? owner,
        string? project)
        : this(connection, listing, owner, project)
    {
        this.record = record;
        this.below = below;
    }

    public XnatConnection Connection { get; }

    public XnatObject? Owner { get; }

    /// <summary>
    /// ID of the project through which the object was reached and within which it acts; <see langword="null"/> if the way led through none.
    /// </summary>
    public string? Project { get; }

    /// <summary>For a row of a listing that was asked for it: whether the object is only shared into <see cref="Project"/>.</summary>
    public bool? IsShared { get; set; }

    /// <summary>Path below <c>/data</c>; names the object among the things that this account sees.</summary>
    public string Address => below is null ? address : known ??= below(record!, address);

    /// <summary>No address: it holds labels.</summary>
    public override string ToString() => nameof(ItemLocation);
}
