namespace Xnat.Typed.Model;

/// <summary>Where an object was found.</summary>
/// <param name="Connection">The session that it came by.</param>
/// <param name="Address">Its path below <c>/data</c>, such as <c>projects/P/subjects/XNAT_S00001</c>; names it among the things that this account sees.</param>
/// <param name="Owner">The object above, where the way led through one.</param>
internal sealed record ItemPlace(XnatConnection Connection, string Address, XnatItem? Owner)
{
    /// <summary>No address: it holds labels.</summary>
    public override string ToString() => nameof(ItemPlace);
}
