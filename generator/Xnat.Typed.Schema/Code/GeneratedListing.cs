namespace Xnat.Typed.Schema.Code;

/// <summary>A listing that XNAT serves below an object.</summary>
/// <param name="Name">C# property.</param>
/// <param name="Segment">Segment of the address: <c>scans</c>.</param>
/// <param name="ItemType">C# class of the items as written.</param>
/// <param name="ItemDataType">Data type of the items: <c>xnat:imageScanData</c>.</param>
/// <param name="Lookup">Column by which people look items up, besides their ID.</param>
/// <param name="HidesInherited">Whether a base has a property of that name.</param>
/// <param name="Summary">Documentation.</param>
internal sealed record GeneratedListing(
    string Name, string Segment, string ItemType, string ItemDataType, string Lookup, bool HidesInherited, string Summary);
