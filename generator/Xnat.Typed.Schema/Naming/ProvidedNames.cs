using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Names of members in classes that references provide: what a derived class hides, and what an extension property cannot be called.
/// </summary>
internal sealed class ProvidedNames(ProvidedIndex provided, IReadOnlyCollection<ProvidedType> types)
{
    public InheritedNames Of(string dataType)
    {
        var names = new InheritedNames();
        foreach (var type in provided.Chain(dataType)) Add(type, names);
        return names;
    }

    /// <summary>The properties from the object to the member: <c>Parameters</c>, <c>Tr</c>.</summary>
    public static string[] Segments(ProvidedMember member) => member.ExplicitName.Length > 0
        ? member.ExplicitName.Split('.')
        : member.Path.Split('/').Select(Identifier.FromName).ToArray();

    /// <summary>Names of the properties of the class, or of a group in it.</summary>
    public ISet<string> NamesIn(string dataType, EquatableArray<string> groups)
    {
        var inside = Below(dataType, groups).Select(member => Segments(member)[groups.Count]);
        var listings = groups.Count > 0
            ? []
            : provided.Chain(dataType).SelectMany(type => RestResources.Below(type.DataType)).Select(listing => listing.Name);
        return new HashSet<string>(inside.Concat(listings), StringComparer.Ordinal);
    }

    /// <summary>The property that holds a group.</summary>
    public string GroupName(string dataType, EquatableArray<string> groups) => Segments(Below(dataType, groups).First())[groups.Count - 1];

    /// <summary>The nested class of a group.</summary>
    public string GroupClass(string dataType, EquatableArray<string> groups)
    {
        var path = groups[groups.Count - 1] + "/";
        var named = provided.Members(dataType).FirstOrDefault(member => member.Path == path);
        return named?.ExplicitName ?? NestedNames.Usual(GroupName(dataType, groups));
    }

    private IEnumerable<ProvidedMember> Below(string dataType, EquatableArray<string> groups)
    {
        var members = provided.Members(dataType).Where(member => IsProperty(member) && member.Depth >= groups.Count);
        if (groups.Count == 0) return members;
        var group = groups[groups.Count - 1];
        return members.Where(member => member.Path == group || member.Path.StartsWith(group + "/", StringComparison.Ordinal));
    }

    private static bool IsProperty(ProvidedMember member) => !member.IsOutside && !member.IsGroupClass;

    private void Add(ProvidedType type, InheritedNames names)
    {
        names.Properties.UnionWith(RestResources.Below(type.DataType).Select(listing => listing.Name));
        foreach (var member in type.MemberList)
        {
            if (member.IsOutside) continue;
            if (member.IsGroupClass)
            {
                names.NestedTypes.Add(member.ExplicitName);
                continue;
            }

            var name = Segments(member)[0];
            names.Properties.Add(name);
            names.Descriptors.Add(name);
        }

        AddNestedClasses(type, names);
    }

    /// <summary>Classes of groups that are named as usual, and of rows.</summary>
    private void AddNestedClasses(ProvidedType type, InheritedNames names)
    {
        var groups = type.MemberList.Where(member => IsProperty(member) && member.Depth > 0);
        foreach (var group in groups)
            if (!type.MemberList.Any(other => other.Path == group.Path.Split('/')[0] + "/"))
                names.NestedTypes.Add(NestedNames.Usual(Segments(group)[0]));
        var prefix = type.ClassName + ".";
        foreach (var row in types.Where(other => other.ClassName.StartsWith(prefix, StringComparison.Ordinal)))
            names.NestedTypes.Add(row.ClassName.Substring(prefix.Length).Split('.')[0]);
    }
}
