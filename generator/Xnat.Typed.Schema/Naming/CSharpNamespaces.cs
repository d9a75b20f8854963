using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Where the code goes: to the namespace of the project, or to that of the schema item.</summary>
internal sealed class CSharpNamespaces
{
    /// <summary>Where a namespace cannot be used, as where a project has none.</summary>
    private const string Fallback = "XnatTypes";

    private readonly HashSet<string> classes;
    private readonly ICollection<Problem> problems;
    private readonly Dictionary<string, string> usable = new(StringComparer.Ordinal);

    /// <param name="project">Namespace of types whose schema item names none.</param>
    /// <param name="types">All types.</param>
    /// <param name="provided">The classes of references.</param>
    /// <param name="problems">Takes what is to be said.</param>
    public CSharpNamespaces(
        string project, IEnumerable<DataType> types, IReadOnlyCollection<ClassName> provided, ICollection<Problem> problems)
    {
        this.problems = problems;
        classes = new HashSet<string>(provided.Select(name => name.ToString()).Concat(KnownNames.FullNames), StringComparer.Ordinal);
        Default = Usable(project);
        var wanted = types.Select(Of).Distinct(StringComparer.Ordinal).ToArray();
        var foreign = provided.Select(name => name.Namespace).Concat(KnownNames.Namespaces).Where(path => !IsInClass(path));
        Tree = new NamespaceTree(wanted.Append(Default).Concat(foreign));
    }

    /// <summary>That of the project.</summary>
    public string Default { get; }

    /// <summary>These and those of what generated code names.</summary>
    public NamespaceTree Tree { get; }

    /// <summary>Where the code of a type goes.</summary>
    public string Of(DataType type) => type.CSharpNamespace.Length > 0 ? Usable(type.CSharpNamespace) : Default;

    private bool IsInClass(string path) => NamespaceTree.Outwards(path).Any(classes.Contains);

    /// <summary>No namespace can be called like a class that is there: the compiler would take either for the other.</summary>
    private string Usable(string path)
    {
        if (usable.TryGetValue(path, out var known)) return known;
        var taken = NamespaceTree.Outwards(path).FirstOrDefault(classes.Contains);
        usable.Add(path, taken is null ? path : Fallback);
        if (taken is not null)
            problems.Add(new Problem(ProblemCatalog.NamespaceIsClass.Code, null, new[] { path, taken, Fallback }.ToEquatable()));
        return usable[path];
    }
}
