using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>One generated member with all names decided.</summary>
/// <param name="Name">C# property.</param>
/// <param name="Path">Path within the row.</param>
/// <param name="Kind">How XNAT stores it.</param>
/// <param name="TypeName">C# type of the property, of an item of the list, or of the group, as written.</param>
/// <param name="NestedName">Name of the nested class of a group or row, or of the nested enumeration; empty if there is none.</param>
/// <param name="RowType">Data type of the rows of a list or reference, for rows whose type the server does not name.</param>
/// <param name="Key">Member by which a row of the list is addressed, or empty.</param>
/// <param name="Hides">What of a base it hides.</param>
/// <param name="Documentation">Summary, remarks and origin.</param>
/// <param name="Members">Members of a group.</param>
/// <param name="Row">The nested class of the rows of an anonymous repeated element.</param>
/// <param name="Enumeration">The nested type of an enumerated value.</param>
/// <param name="IsSharedEnumeration">Whether the type is an enumeration that is emitted as a file of its own.</param>
internal sealed record GeneratedMember(
    string Name,
    string Path,
    MemberKind Kind,
    string TypeName,
    string NestedName,
    string RowType,
    string Key,
    Hiding Hides,
    DocumentationText Documentation,
    EquatableArray<GeneratedMember> Members,
    GeneratedClass? Row,
    GeneratedEnumeration? Enumeration,
    bool IsSharedEnumeration);
