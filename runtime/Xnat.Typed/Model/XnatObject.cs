using System.Runtime.CompilerServices;

namespace Xnat.Typed.Model;

/// <summary>
/// An item with an address of its own on the server: a project, a subject, an experiment, a scan, a reconstruction or a resource.
/// </summary>
/// <remarks>
/// Only these can be loaded and deleted, listed and created. What else one can do is said by interfaces: <see cref="IXnatEditable"/>,
/// <see cref="IXnatShareable"/> and <see cref="IXnatVariableOwner"/>. An object that was made here, or that is a part of another one, has
/// no address yet; it gets one from <c>CreateAsync</c> of a listing.
/// </remarks>
public abstract class XnatObject : XnatItem
{
    // An ItemLocation, or the RowLocation of the listing until the row's own is asked for.
    private object? location;

    /// <summary>Where the object is on the server; <see langword="null"/> for one that was made here and not created there.</summary>
    internal ItemLocation? ServerLocation
    {
        get
        {
            if (location is RowLocation rows) location = rows.Of(Raw);
            return (ItemLocation?)location;
        }

        set => location = value;
    }

    /// <summary>Says where a row of a listing is.</summary>
    internal void LocateBy(RowLocation rows) => location = rows;

    /// <summary>The object behind an interface that says what it can do.</summary>
    /// <exception cref="ArgumentException">A class that has no address says so too.</exception>
    internal static XnatObject Of(object? item, [CallerArgumentExpression(nameof(item))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(item, parameter);
        return item as XnatObject
            ?? throw new ArgumentException(
                $"A {item.GetType().Name} has no address on a server; only an {nameof(XnatObject)} has.", parameter);
    }
}
