using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Where members are being bound.</summary>
/// <param name="Row">The row that they belong to.</param>
/// <param name="Prefix">Path of the group within the row, with a trailing <c>/</c>; empty at the top.</param>
/// <param name="OpenGroups">Model groups around this place: one that holds itself by way of an anonymous type would never end.</param>
/// <param name="Depth">Anonymous types around this place.</param>
internal sealed record Scope(DataTypeName Row, string Prefix, EquatableArray<QualifiedName> OpenGroups, int Depth)
{
    public static Scope Top(DataTypeName row) => new(row, "", EquatableArray<QualifiedName>.Empty, 0);

    public string PathOf(string name) => Prefix + name;

    public Scope Group(string path) => this with { Prefix = path + "/", Depth = Depth + 1 };

    /// <summary>A row of its own at this place.</summary>
    public Scope NestedRow(DataTypeName row) => this with { Row = row, Prefix = "", Depth = Depth + 1 };

    /// <summary>XNAT names the row of an anonymous repeated element after its owner: <c>xnat:subjectData_addID</c>.</summary>
    public DataTypeName RowName(string element) => Row with { LocalName = Row.LocalName + "_" + element };
}
