using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>Finds what provided classes have and the given schemas do not. Namespaces without a given schema are left alone.</summary>
internal sealed class MissingTypeFinder(GivenPaths given, ProvidedIndex provided, Func<ProvidedMember, string[]> segments)
{
    /// <param name="types">What references provide.</param>
    /// <param name="given">What the given schemas have.</param>
    /// <param name="segments">The properties from the object to a member.</param>
    public static IEnumerable<MissingType> Find(
        IReadOnlyCollection<ProvidedType> types, GivenPaths given, Func<ProvidedMember, string[]> segments)
    {
        var finder = new MissingTypeFinder(given, new ProvidedIndex(types), segments);
        return types.Where(type => given.CoversPrefixOf(type.DataType)).Select(finder.Compare).OfType<MissingType>();
    }

    private MissingType? Compare(ProvidedType type)
    {
        if (!given.Contains(type.DataType) && IsRow(type)) return null;
        var members = new Dictionary<string, MissingMember>(StringComparer.Ordinal);
        if (!given.Contains(type.DataType)) return new MissingType(type.DataType, type.ClassName, true, members);
        foreach (var member in ProvidedIndex.Members(type))
        {
            if (member.IsOutside || member.IsGroupClass || given.Has(type.DataType, member.Path)) continue;
            var names = segments(member);
            var group = GroupOf(type.DataType, member, names);
            if (group is not null) members[group.Value.Name] = new MissingMember(group.Value.Path, false);
            members[string.Join(".", names)] = new MissingMember(member.Path, group is not null);
        }

        return members.Count == 0 ? null : new MissingType(type.DataType, type.ClassName, false, members);
    }

    /// <summary>The outermost group around the member of which the schemas have nothing.</summary>
    private (string Name, string Path)? GroupOf(string dataType, ProvidedMember member, string[] names)
    {
        var steps = member.Path.Split('/');
        for (var depth = 1; depth < names.Length; depth++)
        {
            var path = string.Join("/", steps.Take(depth));
            if (!given.Has(dataType, path)) return (string.Join(".", names.Take(depth)), path);
        }

        return null;
    }

    /// <summary>
    /// Rows of an anonymous type are missing where the list is, which is reported instead; where
    /// the schemas have one value in its place, it counts as there.
    /// </summary>
    private bool IsRow(ProvidedType type) =>
        type.DataType.LastIndexOf('_') is var end
        && end > 0
        && provided.Find(type.DataType.Substring(0, end)) is { } owner
        && type.ClassName.StartsWith(owner.ClassName + ".", StringComparison.Ordinal);
}
