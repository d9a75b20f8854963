using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Says for each emitted file what short names mean in it.</summary>
internal sealed class NameScopes(TypeTable types, ProvidedNames provided, NamespaceTree namespaces)
{
    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> around = new(StringComparer.Ordinal);
    private readonly Dictionary<DataTypeName, HashSet<string>> inside = [];

    /// <summary>A file whose classes hold none.</summary>
    public NameScope Of(string @namespace) => new(@namespace, Around(@namespace), Nothing);

    /// <summary>The file of a class.</summary>
    public NameScope Of(DataType type) => new(types[type.Name].Namespace, Around(types[type.Name].Namespace), Inside(type));

    /// <summary>A file of classes with those members.</summary>
    public NameScope Of(string @namespace, IEnumerable<Member> members) =>
        new(@namespace, Around(@namespace), WhatMatters(NestedTypes.In(members), Nothing));

    private HashSet<string> Around(string @namespace)
    {
        if (around.TryGetValue(@namespace, out var known)) return known;
        var names = new HashSet<string>(namespaces.VisibleFrom(@namespace), StringComparer.Ordinal);
        var outwards = new HashSet<string>(NamespaceTree.Outwards(@namespace), StringComparer.Ordinal);
        names.UnionWith(types.Classes
            .Where(name => outwards.Contains(name.Namespace) && name.Namespace != KnownNames.ModelNamespace)
            .Select(name => name.Name));
        around.Add(@namespace, names);
        return names;
    }

    private HashSet<string> Inside(DataType type)
    {
        if (inside.TryGetValue(type.Name, out var known)) return known;
        var inherited = type.Base is not { } name ? Nothing
            : types.FindEmitted(name) is { } emitted ? Inside(emitted)
            : types.Contains(name) ? WhatMatters(provided.Of(name.XsiType).NestedTypes, Nothing)
            : Nothing;
        var names = WhatMatters(NestedTypes.In(type.Members), inherited);
        inside.Add(type.Name, names);
        return names;
    }

    /// <summary>Only what a type outside is called too: of long chains of types nearly nothing is left.</summary>
    private HashSet<string> WhatMatters(IEnumerable<string> nested, HashSet<string> inherited)
    {
        var own = nested.Where(name => types.IsTypeName(name) && !inherited.Contains(name)).ToArray();
        return own.Length == 0 ? inherited : new HashSet<string>(inherited.Concat(own), StringComparer.Ordinal);
    }
}
