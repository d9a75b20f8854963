using System.Xml.Linq;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Editing;

/// <summary>What a PUT or POST brings: documents first, then parameters on top of them.</summary>
/// <param name="Documents">XML documents of the body.</param>
/// <param name="Parameters">Form fields and query, values escaped as XNAT stores them.</param>
internal sealed record Submission(IReadOnlyList<XElement> Documents, ParameterList Parameters)
{
    /// <summary>The data type that a parameter names, or <see langword="null"/>.</summary>
    public string? NamedType => Parameters.First("xsiType", "ELEMENT_0");

    /// <summary>The data type that a parameter or else the path of a value names, or <see langword="null"/>.</summary>
    public string? XsiType =>
        NamedType
        ?? Parameters.Entries.Select(entry => entry.Key)
            .FirstOrDefault(key =>
                key.Contains(':', StringComparison.Ordinal) && key.Contains('/', StringComparison.Ordinal))?.Split('/')[0];

    /// <summary>The type of the first document, of <c>xsi:type</c> if it has one and of its root element otherwise.</summary>
    public TypeEntry? DocumentType(TypeCatalog types) => Documents.Count == 0 ? null : types.FindByDocument(Documents[0]);

    /// <summary>
    /// The first value of a parameter or of a typed path with that last step on the object itself: <c>xnat:mrSessionData/label</c>.
    /// </summary>
    public string? Field(string name)
    {
        if (Parameters[name] is { Length: > 0 } plain) return plain;
        var typed = Parameters.Entries.FirstOrDefault(entry =>
            entry.Key.Split('/') is [var type, var field]
            && type.Contains(':', StringComparison.Ordinal)
            && string.Equals(field, name, StringComparison.OrdinalIgnoreCase)).Value;
        return typed is { Length: > 0 }
            ? typed
            : Documents
                .Select(root => (string?)root.Attribute(name)
                    ?? (string?)root.Elements().FirstOrDefault(element => element.Name.LocalName == name))
                .FirstOrDefault(value => value is { Length: > 0 });
    }

    /// <summary>Refuses labels and IDs that can name nothing, wherever they stand.</summary>
    /// <exception cref="RestException">400: there is one.</exception>
    public void DemandNames()
    {
        foreach (var (key, value) in Parameters.Entries)
            if (IsName(key[(key.LastIndexOf('/') + 1)..]))
                SafeName.Demand(value);
        foreach (var attribute in Documents.SelectMany(document => document.DescendantsAndSelf().Attributes()))
            if (IsName(attribute.Name.LocalName))
                SafeName.Demand(attribute.Value);
    }

    private static bool IsName(string member) =>
        member.Equals("label", StringComparison.OrdinalIgnoreCase) || member.Equals("ID", StringComparison.OrdinalIgnoreCase);
}
