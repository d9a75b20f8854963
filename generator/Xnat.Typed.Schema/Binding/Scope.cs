using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Where members are being bound.</summary>
/// <param name="Row">The row that they belong to.</param>
/// <param name="Prefix">Path of the group within the row, with a trailing <c>/</c>; empty at the top.</param>
/// <param name="OpenGroups">Model groups around this place: one that holds itself by way of an anonymous type would never end.</param>
internal sealed record Scope(DataTypeName Row, string Prefix, EquatableArray<QualifiedName> OpenGroups)
{
    public static Scope Top(DataTypeName row, EquatableArray<QualifiedName> openGroups = default) => new(row, "", openGroups);

    public string PathOf(string name) => Prefix + name;

    public Scope Group(string path) => this with { Prefix = path + "/" };

    /// <summary>XNAT names the row of an anonymous repeated element after its owner: <c>xnat:subjectData_addID</c>.</summary>
    public DataTypeName RowName(string element) => Row with { LocalName = Row.LocalName + "_" + element };
}
