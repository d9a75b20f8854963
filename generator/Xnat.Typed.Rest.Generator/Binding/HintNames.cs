using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Names of generated files and classes.</summary>
internal static class HintNames
{
    /// <summary>Full name of the interface. Two files whose names differ in case only would end the whole run, so such an interface gets its place among them.</summary>
    public static string Of(INamedTypeSymbol face)
    {
        var siblings = (face.ContainingType?.GetTypeMembers() ?? face.ContainingNamespace.GetTypeMembers())
            .Select(static type => type.Name)
            .Where(name => string.Equals(name, face.Name, StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToList();
        var place = siblings.IndexOf(face.Name);
        return $"{face.ToDisplayString().Replace("@", "")}{(place > 0 ? $".{place}" : "")}.g.cs";
    }

    public static string ClassOf(INamedTypeSymbol face)
    {
        var names = new Stack<string>();
        for (var type = face; type is not null; type = type.ContainingType) names.Push(WithoutPrefix(type));
        return string.Concat(names) + "Client";
    }

    private static string WithoutPrefix(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;
}
