using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>
/// A group of fields of an item, such as the parameters of a scan: a view on values that stand in the item itself. Always there, also if
/// nothing in it was sent; it has no address of its own and is saved with its item.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class XnatElement
{
    /// <summary>Makes a view.</summary>
    /// <param name="item">The item that holds the values.</param>
    protected XnatElement(XnatItem item) => Item = item;

    /// <summary>The item that holds the values.</summary>
    public XnatItem Item { get; }

    /// <inheritdoc cref="XnatItem.Get{T}(XnatField{T})"/>
    public T? Get<T>(XnatField<T> field) => Item.Get(field);

    /// <inheritdoc cref="XnatItem.Set{T}(XnatField{T}, T)"/>
    public void Set<T>(XnatField<T> field, T? value) => Item.Set(field, value);

    /// <inheritdoc cref="XnatItem.Get{T}(XnatReference{T})"/>
    public T? Get<T>(XnatReference<T> reference)
        where T : XnatItem => Item.Get(reference);

    /// <inheritdoc cref="XnatItem.Set{T}(XnatReference{T}, T)"/>
    public void Set<T>(XnatReference<T> reference, T? value)
        where T : XnatItem => Item.Set(reference, value);

    /// <inheritdoc cref="XnatItem.Get{T}(XnatList{T})"/>
    public XnatItems<T> Get<T>(XnatList<T> list)
        where T : XnatItem => Item.Get(list);

    /// <inheritdoc cref="XnatItem.Get{T}(XnatValueList{T})"/>
    public XnatValues<T> Get<T>(XnatValueList<T> list) => Item.Get(list);
}
