using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>Everything to be emitted.</summary>
/// <param name="Types">Classes, one file each.</param>
/// <param name="Extensions">What is added to classes that references provide, one file each.</param>
/// <param name="Enumerations">Shared enumerations, one file each.</param>
/// <param name="Registry">The class that makes objects by data type.</param>
/// <param name="Problems">What to tell the user.</param>
internal sealed record GeneratedCode(
    EquatableArray<GeneratedClass> Types,
    EquatableArray<GeneratedExtension> Extensions,
    EquatableArray<GeneratedEnumeration> Enumerations,
    GeneratedRegistry? Registry,
    EquatableArray<Problem> Problems)
{
    /// <summary>All of it, file by file.</summary>
    public IEnumerable<GeneratedFile> Files()
    {
        foreach (var type in Types) yield return type;
        foreach (var extension in Extensions) yield return extension;
        foreach (var enumeration in Enumerations) yield return enumeration;
        if (Registry is not null) yield return Registry;
    }

    /// <summary>The classes, as an assembly that builds on this one would find them.</summary>
    public EquatableArray<ProvidedType> ProvidedTypes()
    {
        var members = (Registry?.Entries ?? EquatableArray<RegistryEntry>.Empty)
            .GroupBy(entry => entry.DataType, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Members, StringComparer.Ordinal);
        return Types
            .Select(type => new ProvidedType(
                type.DataType.XsiType,
                type.Namespace + "." + type.Name,
                type.BaseDataType,
                members.TryGetValue(type.DataType.XsiType, out var known) ? known : ""))
            .ToEquatable();
    }

    /// <summary>Nothing but problems.</summary>
    public static GeneratedCode None(params Problem[] problems) => new(
        EquatableArray<GeneratedClass>.Empty,
        EquatableArray<GeneratedExtension>.Empty,
        EquatableArray<GeneratedEnumeration>.Empty,
        null,
        problems.ToEquatable());
}
