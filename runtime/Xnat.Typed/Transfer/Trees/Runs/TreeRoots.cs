using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What a caller wants downloaded.</summary>
/// <param name="Items">The objects.</param>
/// <param name="Key">By what a later run knows that it is about the same.</param>
/// <param name="IsListing">Whether it is a listing or query, which may find fewer for good reasons.</param>
internal sealed record TreeRoots(IAsyncEnumerable<XnatObject> Items, string Key, bool IsListing)
{
    public static TreeRoots Of(XnatObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(AsyncEnumerable.Repeat(item, 1), ItemReading.LocationOf(item).Address, false);
    }

    public static TreeRoots Of(IAsyncEnumerable<XnatObject> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items, "listing", true);
    }
}
