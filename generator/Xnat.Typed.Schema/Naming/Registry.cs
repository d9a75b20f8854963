using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names the class that makes objects by data type, and lists what it can make.</summary>
internal static class Registry
{
    /// <summary><see langword="null"/> if there is nothing to make.</summary>
    public static GeneratedRegistry? Build(
        IReadOnlyCollection<GeneratedClass> classes,
        IEnumerable<GeneratedExtension> extensions,
        GeneratorOptions options,
        TypeTable types,
        NameScopes scopes)
    {
        var entries = new Dictionary<string, RegistryEntry>(StringComparer.Ordinal);
        foreach (var type in classes)
        {
            var name = Write(type.Namespace, type.Name, options);
            var provides = ProvidedMembers.Of(type.Members, types.KeyOf(type.DataType));
            Add(entries, new RegistryEntry(type.DataType.XsiType, name, type.BaseDataType, provides, true));
            AddRows(type.Members, name, true, entries);
        }

        foreach (var extension in extensions)
            AddRows(extension.Members, Write(extension.Namespace, extension.FieldsName, options), false, entries);
        if (entries.Count == 0) return null;
        var sorted = entries.Values.OrderBy(entry => entry.DataType, StringComparer.Ordinal).ToEquatable();
        var shadowed = scopes.Of(options.Namespace).Shadowed;
        return new GeneratedRegistry(options.Namespace, NameOf(options, types), sorted, !options.IsCore, shadowed);
    }

    private static string Write(string @namespace, string name, GeneratorOptions options) =>
        @namespace == options.Namespace ? name : "global::" + @namespace + "." + name;

    private static string NameOf(GeneratorOptions options, TypeTable types)
    {
        var name = Identifier.FromName(options.AssemblyName) + "TypeRegistry";
        while (types.IsEmitted(new ClassName(options.Namespace, name))) name += "Class";
        return name;
    }

    private static void AddRows(
        IEnumerable<GeneratedMember> members, string owner, bool isProvided, Dictionary<string, RegistryEntry> entries)
    {
        foreach (var member in members)
        {
            if (member.Row is { } row)
            {
                var name = owner + "." + row.Name;
                Add(entries, new RegistryEntry(row.DataType.XsiType, name, "", ProvidedMembers.Of(row.Members, ""), isProvided));
                AddRows(row.Members, name, isProvided, entries);
            }

            if (member.Kind == MemberKind.Group) AddRows(member.Members, owner + "." + member.NestedName, isProvided, entries);
        }
    }

    /// <summary>Two namespaces with one prefix make one data type of two; the first one is made by name.</summary>
    private static void Add(Dictionary<string, RegistryEntry> entries, RegistryEntry entry)
    {
        if (!entries.ContainsKey(entry.DataType)) entries.Add(entry.DataType, entry);
    }
}
