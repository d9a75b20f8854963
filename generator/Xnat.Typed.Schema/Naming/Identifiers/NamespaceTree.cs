using System;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>
/// The namespaces of a project and of what it names, as far as they are known here. C# looks a short name up from the inside out, so each
/// of their segments hides the types of usings that are called like it (C# 7.8.1).
/// </summary>
internal sealed class NamespaceTree
{
    private readonly Dictionary<string, HashSet<string>> children = new(StringComparer.Ordinal);

    public NamespaceTree(IEnumerable<string> namespaces)
    {
        foreach (var path in namespaces) Add(path);
    }

    /// <summary>A namespace and those around it, the global one included, which is empty.</summary>
    public static IEnumerable<string> Outwards(string path)
    {
        for (var current = path; current.Length > 0; current = Parent(current)) yield return current;
        yield return "";
    }

    /// <summary>Whether there is a namespace of that full name.</summary>
    public bool Contains(string path) => children.TryGetValue(Parent(path), out var found) && found.Contains(LastSegment(path));

    /// <summary>Names that mean a namespace to a file in <paramref name="path"/>.</summary>
    public IEnumerable<string> VisibleFrom(string path) =>
        Outwards(path).SelectMany(around => children.TryGetValue(around, out var found) ? found : []);

    private static string Parent(string path) => path.Substring(0, Math.Max(path.LastIndexOf('.'), 0));

    private static string LastSegment(string path) => path.Substring(path.LastIndexOf('.') + 1);

    private void Add(string path)
    {
        foreach (var current in Outwards(path))
        {
            if (current.Length == 0) return;
            var parent = Parent(current);
            if (!children.TryGetValue(parent, out var siblings)) children.Add(parent, siblings = new(StringComparer.Ordinal));
            siblings.Add(LastSegment(current));
        }
    }
}
