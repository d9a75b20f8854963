using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names the class that makes objects by data type, and lists what it can make.</summary>
internal static class Registry
{
    public static RegistryModel Build(IReadOnlyCollection<TypeModel> classes, GeneratorOptions options, TypeTable types)
    {
        var entries = new Dictionary<string, RegistryEntry>(StringComparer.Ordinal);
        foreach (var type in classes)
        {
            var name = type.Namespace == options.Namespace ? type.Name : "global::" + type.Namespace + "." + type.Name;
            Add(entries, new RegistryEntry(type.DataType.XsiType, name, type.BaseDataType, string.Join(" ", Paths(type.Members)), false));
            AddRows(type.Members, name, entries);
        }

        var sorted = entries.Values.OrderBy(entry => entry.DataType, StringComparer.Ordinal).ToEquatable();
        return new RegistryModel(options.Namespace, NameOf(options.AssemblyName, types), sorted, !options.IsCore, types.Shadowed);
    }

    private static string NameOf(string assemblyName, TypeTable types)
    {
        var name = Identifier.FromName(assemblyName) + "Model";
        return types.IsTaken(name) ? name + "Registry" : name;
    }

    private static void AddRows(IEnumerable<MemberModel> members, string owner, Dictionary<string, RegistryEntry> entries)
    {
        foreach (var member in members)
        {
            foreach (var row in member.Row)
            {
                var name = owner + "." + row.Name;
                Add(entries, new RegistryEntry(row.DataType.XsiType, name, "", "", true));
                AddRows(row.Members, name, entries);
            }

            if (member.Kind == MemberKind.Group) AddRows(member.Members, owner + "." + member.NestedName, entries);
        }
    }

    /// <summary>Two namespaces with one prefix make one data type of two; the first one is made by name.</summary>
    private static void Add(Dictionary<string, RegistryEntry> entries, RegistryEntry entry)
    {
        if (!entries.ContainsKey(entry.DataType)) entries.Add(entry.DataType, entry);
    }

    private static IEnumerable<string> Paths(IEnumerable<MemberModel> members) =>
        members.SelectMany(member => member.Kind == MemberKind.Group ? Paths(member.Members) : [member.Path]);
}
