using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names that an emitted type cannot have, and who has them: the generated code, the runtime, references, namespaces.</summary>
/// <param name="provided">The classes of references.</param>
/// <param name="namespaces">The namespaces that are known.</param>
/// <param name="extensions">Classes that are emitted for fields of provided classes, with the data type that the fields belong to.</param>
internal sealed class ClaimedNames(
    IEnumerable<ClassName> provided, NamespaceTree namespaces, IReadOnlyDictionary<ClassName, string> extensions)
{
    private readonly HashSet<ClassName> provided = [.. provided];

    /// <summary>What has the name, to be read behind "which is"; <see langword="null"/> if nothing has.</summary>
    public string? Of(TypeCandidate candidate, ClassName name)
    {
        if (candidate.IsEnumeration ? IsWordInEnumeration(name.Name) : ReservedNames.IsDeclaredInEachClass(name.Name))
            return "a word of the generated code itself";
        if (namespaces.Contains(name.Namespace + "." + name.Name)) return "a namespace";
        if (provided.Contains(name)) return "a class of a reference";

        // What the user chose may hide these: they are written in full then.
        if (candidate.IsChosen && candidate.Natural == name) return null;
        if (extensions.TryGetValue(name, out var owner)) return "the class of fields that are added to '" + owner + "'";
        if (KnownNames.Hides(name.Name)) return "a type that generated code uses";
        return provided.Contains(name with { Namespace = KnownNames.ModelNamespace }) ? "a class of XNAT's core" : null;
    }

    private static bool IsWordInEnumeration(string name) => ReservedNames.IsMember(name) || ReservedNames.IsEnumerationMember(name);
}
