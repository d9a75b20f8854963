using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Puts the lines together that XNAT sends for one object, one for each row of a list. No order is promised, so that they need not follow
/// one another.
/// </summary>
internal sealed class ListLines
{
    private readonly Dictionary<string, XnatObject> items = new(StringComparer.Ordinal);
    private readonly List<XnatObject> order = [];

    /// <summary>The objects, in the order of their first lines.</summary>
    public IReadOnlyList<XnatObject> Items => order;

    public void Add(XnatObject item, TableRow line)
    {
        var id = ItemAddress.Value(item.Raw, "ID") ?? "";
        if (items.TryAdd(id, item)) order.Add(item);
        else items[id].Raw.AddListRows(line);
    }
}
