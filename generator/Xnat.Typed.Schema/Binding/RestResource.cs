namespace Xnat.Typed.Schema.Binding;

/// <summary>One kind of object that XNAT serves below another.</summary>
/// <param name="Owner">Data type of the parent.</param>
/// <param name="Path">The schema member that the listing takes the place of, or empty.</param>
/// <param name="Name">C# property.</param>
/// <param name="Segment">Segment of the address.</param>
/// <param name="ItemType">Data type of the items, or the nearest base of all that may come.</param>
/// <param name="Lookup">Column of the listing by which people look items up, besides <c>ID</c>.</param>
/// <param name="Summary">Documentation of the property.</param>
internal sealed record RestResource(string Owner, string Path, string Name, string Segment, string ItemType, string Lookup, string Summary);
