using System;
using System.Collections.Generic;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names of members in a class and in all of its bases, by what hides what.</summary>
internal sealed class InheritedNames
{
    public static InheritedNames None { get; } = new();

    public HashSet<string> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Descriptors { get; } = new(StringComparer.Ordinal);

    public HashSet<string> NestedTypes { get; } = new(StringComparer.Ordinal);

    public InheritedNames Copy()
    {
        var copy = new InheritedNames();
        copy.Properties.UnionWith(Properties);
        copy.Descriptors.UnionWith(Descriptors);
        copy.NestedTypes.UnionWith(NestedTypes);
        return copy;
    }

    /// <summary>Whether a property of that name hides an inherited property or nested type.</summary>
    public bool HasProperty(string name) => Properties.Contains(name) || NestedTypes.Contains(name);

    /// <summary>Whether a nested type of that name hides an inherited property or nested type.</summary>
    public bool HasNestedType(string name) => name.Length > 0 && HasProperty(name);
}
