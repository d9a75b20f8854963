namespace Xnat.Typed.Schema.Emitting;

/// <summary>Where members are being written.</summary>
/// <param name="TypeName">The class around them, with outer classes as a cref names it.</param>
/// <param name="Item">Expression for the item that holds the values: <c>this</c>, or <c>Item</c> in a group.</param>
/// <param name="DataType">Data type of the row.</param>
internal sealed record EmitContext(string TypeName, string Item, string DataType)
{
    /// <summary>A type nested here, as written in the descriptors, which lie beside the groups and not inside them.</summary>
    public string Nested(string name)
    {
        var outer = TypeName.IndexOf('.');
        return outer < 0 ? name : TypeName.Substring(outer + 1) + "." + name;
    }

    public EmitContext Group(string nestedName) => this with { TypeName = TypeName + "." + nestedName, Item = "Item" };
}
