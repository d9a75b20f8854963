namespace Xnat.Typed.Schema.Model;

/// <summary>One member of a <see cref="DataType"/> or of a group in it.</summary>
/// <param name="Name">
/// Name in the schema. A wrapper around one repeated child has the wrapper's name (<c>scans</c>), its path both (<c>scans/scan</c>).
/// </param>
/// <param name="Path">
/// Path from the row, with <c>/</c>: <c>parameters/voxelRes/x</c>. Text of a group has the
/// path of the group, text of a row the name of its element or type.
/// </param>
/// <param name="Kind">How XNAT stores it.</param>
/// <param name="Origin">Where it stands in XML.</param>
/// <param name="Value">Type of the value, for <see cref="MemberKind.Value"/> and <see cref="MemberKind.ValueList"/>.</param>
/// <param name="Target">Referenced type, for <see cref="MemberKind.Reference"/> and <see cref="MemberKind.ReferenceList"/>.</param>
/// <param name="Row">The row type, for <see cref="MemberKind.RowList"/>.</param>
/// <param name="Members">The members of a <see cref="MemberKind.Group"/>.</param>
/// <param name="IsRequired"><c>use="required"</c>, or an element that must occur.</param>
/// <param name="Default">Default value in the schema.</param>
/// <param name="Fixed">Fixed value in the schema.</param>
/// <param name="Documentation">Text of the annotation; empty if there is none.</param>
/// <param name="Remark">What else a reader should know of it (choice, repeated group); empty if nothing.</param>
internal sealed record Member(
    string Name,
    string Path,
    MemberKind Kind,
    MemberOrigin Origin,
    SimpleValue? Value,
    DataTypeName? Target,
    DataType? Row,
    EquatableArray<Member> Members,
    bool IsRequired,
    string? Default,
    string? Fixed,
    string Documentation,
    string Remark);
