using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Schema.Comparing;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>The properties of classes of data types, by the names that people may have meant.</summary>
internal sealed class FieldNames
{
    private readonly INamedTypeSymbol item;
    private readonly INamedTypeSymbol element;

    private FieldNames(INamedTypeSymbol item, INamedTypeSymbol element) => (this.item, this.element) = (item, element);

    /// <summary><see langword="null"/> where the library is not referenced.</summary>
    public static FieldNames? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Xnat.Typed.Model.XnatItem") is { } item
        && compilation.GetTypeByMetadataName("Xnat.Typed.Model.XnatElement") is { } element
            ? new FieldNames(item, element)
            : null;

    /// <summary>Whether it is the class of a data type, or of a group of fields.</summary>
    public bool IsModel(ITypeSymbol? type) => DerivesFrom(type, item) || DerivesFrom(type, element);

    public bool Has(ITypeSymbol type, string name) => WithBases(type).Any(part => !part.GetMembers(name).IsEmpty);

    /// <summary>A property of nearly that name, or one of exactly that name in a group: <c>Parameters.Tr</c>.</summary>
    public string? Near(ITypeSymbol type, string name)
    {
        var own = Properties(type).ToArray();
        var inGroup = own
            .Where(property => DerivesFrom(property.Type, element))
            .SelectMany(group => Properties(group.Type).Select(member => (Path: group.Name + "." + member.Name, member.Name)))
            .Where(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            .Select(member => member.Path)
            .ToArray();
        return inGroup.Length == 1 ? inGroup[0] : NearName.Find(name, own.Select(property => property.Name));
    }

    /// <summary>The first class, by name, that derives from it and has a property of exactly that name.</summary>
    public string? DerivedWith(ITypeSymbol type, string name) =>
        type.ContainingNamespace
            .GetTypeMembers()
            .Where(derived => DerivesFrom(derived, type) && !SymbolEqualityComparer.Default.Equals(derived, type))
            .Where(derived => derived.GetMembers(name).OfType<IPropertySymbol>().Any())
            .Select(derived => derived.Name)
            .OrderBy(derived => derived, StringComparer.Ordinal)
            .FirstOrDefault();

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type) =>
        WithBases(type)
            .SelectMany(part => part.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public });

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        for (var part = type; part is not null && part.SpecialType != SpecialType.System_Object; part = part.BaseType) yield return part;
    }

    private static bool DerivesFrom(ITypeSymbol? type, ITypeSymbol ancestor)
    {
        for (; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type, ancestor)) return true;
        return false;
    }
}
