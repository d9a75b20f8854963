using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Changes;

/// <summary>The classes by data type and their properties by place.</summary>
internal sealed class CodeIndex
{
    private readonly Dictionary<string, CodeClass> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeMember>> members = new(StringComparer.Ordinal);

    public CodeIndex(GeneratedCode code)
    {
        Enumerations = code.Enumerations
            .GroupBy(enumeration => enumeration.Description, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var type in code.Types) Add(type, type.Name);
    }

    public IEnumerable<CodeClass> Classes => classes.Values;

    /// <summary>Shared enumerations by simple type.</summary>
    public IReadOnlyDictionary<string, GeneratedEnumeration> Enumerations { get; }

    public CodeClass? Find(string dataType) => classes.TryGetValue(dataType, out var found) ? found : null;

    /// <summary>The class and its bases, as far as they are generated.</summary>
    public IEnumerable<CodeClass> Chain(string dataType)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var type = Find(dataType); type is not null && seen.Add(type.DataType); type = BaseOf(type)) yield return type;
    }

    /// <summary>The generated class that it derives from.</summary>
    public CodeClass? BaseOf(CodeClass type) => type.Class.HidesSchema ? Find(type.Class.BaseDataType) : null;

    /// <summary>The generated class that a reference or list is of.</summary>
    public CodeClass? TargetOf(GeneratedMember member) =>
        Find(member.RowType) is { } target && target.Class.Name == CodeMember.SimpleName(member.TypeName) ? target : null;

    /// <summary>The property that code means by that name, inherited ones included.</summary>
    public CodeMember? FindByName(string dataType, string trail) =>
        Chain(dataType).SelectMany(type => Own(type.DataType)).FirstOrDefault(member => member.Trail == trail);

    /// <summary>What the class itself declares, in groups too; not what is in its rows.</summary>
    public IReadOnlyList<CodeMember> Own(string dataType) => members.TryGetValue(dataType, out var own) ? own : [];

    /// <summary>The property for a place, inherited ones included; of several, that of the same name.</summary>
    public CodeMember? Find(string dataType, CodeMember like)
    {
        var found = Chain(dataType)
            .SelectMany(type => Own(type.DataType))
            .Where(member => member.Member.Path == like.Member.Path)
            .ToArray();
        return Array.Find(found, member => member.Member.Name == like.Member.Name && member.Member.Kind == like.Member.Kind)
            ?? Array.Find(found, member => member.Member.Kind == like.Member.Kind)
            ?? found.FirstOrDefault();
    }

    /// <summary>The class of the rows of a list.</summary>
    public CodeClass? RowOf(CodeMember member) => member.Member.Row is { } row ? Find(row.DataType.XsiType) : null;

    public IEnumerable<GeneratedListing> Listings(string dataType) => Chain(dataType).SelectMany(type => type.Class.Listings);

    /// <summary>The C# name of what comes of a place.</summary>
    public string? NameOf(string key)
    {
        if (Find(key) is { } type) return type.Name;
        if (Enumerations.TryGetValue(key, out var enumeration)) return enumeration.Name;
        var slash = key.IndexOf('/');
        if (slash < 0) return null;
        return Chain(key.Substring(0, slash))
            .SelectMany(type => Own(type.DataType))
            .FirstOrDefault(member => member.Member.Path == key.Substring(slash + 1))?.Name;
    }

    private void Add(GeneratedClass type, string name)
    {
        var entry = new CodeClass(type.DataType.XsiType, name, type);
        if (classes.ContainsKey(entry.DataType)) return;
        classes.Add(entry.DataType, entry);
        members.Add(entry.DataType, []);
        Add(entry, type.Members, name, name);
    }

    private void Add(CodeClass owner, IEnumerable<GeneratedMember> all, string trail, string around)
    {
        foreach (var member in all)
        {
            members[owner.DataType].Add(new CodeMember(owner, trail + "." + member.Name, around, member));
            if (member.Row is { } row) Add(row, around + "." + member.NestedName);
            if (member.Members.Count > 0) Add(owner, member.Members, trail + "." + member.Name, around + "." + member.NestedName);
        }
    }
}
