using System.Linq;

namespace Xnat.Typed.Schema.Model;

/// <summary>
/// One complex type as XNAT sees it: a row with values, groups of values, and references to other rows.
/// Compared by content: add only immutable members with value equality, and no positions.
/// </summary>
/// <param name="Name">
/// Name in <c>xsi:type</c>. The row of an anonymous repeated element is named <c>{owner}_{element}</c>, as XNAT does.
/// </param>
/// <param name="Base">The type that this one extends or restricts.</param>
/// <param name="IsAbstract"><c>abstract="true"</c> on the type, or on the <c>xdat:element</c> of its annotation.</param>
/// <param name="RootElement">Local name of the global element of this type.</param>
/// <param name="Documentation">Text of the schema annotation, white space folded; empty if there is none.</param>
/// <param name="DisplayIdentifiers">Members by which XNAT shows and users look up an object of this type.</param>
/// <param name="Members">What the type itself declares: attributes first, then elements in schema order.</param>
internal sealed record DataType(
    DataTypeName Name,
    DataTypeName? Base,
    bool IsAbstract,
    string? RootElement,
    string Documentation,
    EquatableArray<string> DisplayIdentifiers,
    EquatableArray<Member> Members)
{
    /// <summary>File name, without folders, of the schema that declares the type.</summary>
    public string SchemaFile { get; init; } = "";

    /// <summary>What the type takes away from its base; <see langword="null"/> where it takes nothing.</summary>
    public Restriction? Restriction { get; init; }

    /// <summary>The member by which one row of the type is told from another, if it is one simple value; or empty.</summary>
    public string Key => DisplayIdentifiers.Count == 1 && Members.Any(IsKey) ? DisplayIdentifiers[0] : "";

    private bool IsKey(Member member) => member.Kind == MemberKind.Value && member.Path == DisplayIdentifiers[0];

    /// <summary>C# namespace that the user asked for with that file, or empty.</summary>
    public string CSharpNamespace { get; init; } = "";
}
