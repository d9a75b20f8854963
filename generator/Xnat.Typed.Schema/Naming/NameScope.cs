using System.Collections.Generic;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>What short names mean in one emitted file; it depends on the file's own types and on names that others chose to take.</summary>
internal sealed class NameScope
{
    private readonly ICollection<string> outside;
    private readonly ICollection<string> inside;

    /// <param name="namespace">The file's namespace.</param>
    /// <param name="outside">Names of namespaces and of types around the file that stand before the usings.</param>
    /// <param name="inside">Names of types that its classes hold or inherit.</param>
    public NameScope(string @namespace, ICollection<string> outside, ICollection<string> inside)
    {
        (Namespace, this.outside, this.inside) = (@namespace, outside, inside);
        Shadowed = KnownNames.Shadowed(name => outside.Contains(name) || inside.Contains(name));
    }

    public string Namespace { get; }

    /// <summary>Known names that mean something else here.</summary>
    public EquatableArray<string> Shadowed { get; }

    /// <summary>A known name as it is written here.</summary>
    public string Known(string name) => KnownNames.Write(name, Shadowed);

    /// <summary>A class as it is written here: in full where it is not near, or something else would come first.</summary>
    public string Write(ClassName name)
    {
        var isNear = name.Namespace == Namespace
            || (name.Namespace == KnownNames.ModelNamespace && !outside.Contains(name.Name));
        return isNear && !inside.Contains(name.Name) ? name.Name : "global::" + name.Namespace + "." + name.Name;
    }
}
