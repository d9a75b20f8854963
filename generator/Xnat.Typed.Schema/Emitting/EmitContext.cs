using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Where members are being written.</summary>
/// <param name="TypeName">The class around them, with outer classes as a cref names it.</param>
/// <param name="Item">Expression for the item that holds the values: <c>this</c>, or <c>Item</c> in a group.</param>
/// <param name="DataType">Data type of the row.</param>
/// <param name="Shadowed">Known names to be written in full.</param>
internal sealed record EmitContext(string TypeName, string Item, string DataType, EquatableArray<string> Shadowed)
{
    public string Known(string name) => KnownNames.Write(name, Shadowed);

    public EmitContext Group(string nestedName) => this with { TypeName = TypeName + "." + nestedName, Item = "Item" };
}
