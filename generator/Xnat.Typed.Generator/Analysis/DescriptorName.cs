using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Descriptors stand in the class <c>Schema</c> of a data type, those of groups in classes within it.</summary>
internal static class DescriptorName
{
    /// <summary>From <c>MrScanData.Schema.Parameters.Tr</c> to the class and <c>Parameters.Tr</c>.</summary>
    public static (INamedTypeSymbol? Owner, string Name) Of(IPropertySymbol descriptor)
    {
        var names = new List<string> { descriptor.Name };
        var type = descriptor.ContainingType;
        for (; type is not null && type.Name != "Schema"; type = type.ContainingType) names.Insert(0, type.Name);
        return (type?.ContainingType, string.Join(".", names));
    }

    /// <summary>From the class that declares a property, and its name there, to the descriptor.</summary>
    public static IPropertySymbol? Find(INamedTypeSymbol owner, IReadOnlyList<string> names)
    {
        var type = owner.GetTypeMembers("Schema").FirstOrDefault();
        for (var i = 0; i < names.Count - 1; i++) type = type?.GetTypeMembers(names[i]).FirstOrDefault();
        return type?.GetMembers(names[names.Count - 1]).OfType<IPropertySymbol>().FirstOrDefault(member => member.IsStatic);
    }
}
