using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>The types of the given schemas and the paths in them, those of bases included.</summary>
internal sealed class GivenPaths
{
    private readonly Dictionary<string, DataType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Member[]> own = new(StringComparer.Ordinal);
    private readonly HashSet<string> prefixes;

    public GivenPaths(DataModel model, IEnumerable<string> prefixes)
    {
        this.prefixes = new HashSet<string>(prefixes, StringComparer.Ordinal);
        foreach (var type in model.Types) Add(type);
    }

    public bool CoversPrefixOf(string dataType) => prefixes.Contains(dataType.Substring(0, Math.Max(0, dataType.IndexOf(':'))));

    public bool Contains(string dataType) => types.ContainsKey(dataType);

    /// <summary>Whether something is at the path: a value, a group around values, or a value in whose place the path leads on.</summary>
    public bool Has(string dataType, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var name = dataType; name is not null
            && seen.Add(name)
            && own.TryGetValue(name, out var members); name = types[name].Base?.XsiType)
            if (Array.Exists(members, member => IsAt(member, path))) return true;
        return false;
    }

    private static bool IsAt(Member member, string path) =>
        member.Path == path || IsBelow(member.Path, path) || (member.Origin != MemberOrigin.Text && IsBelow(path, member.Path));

    private static bool IsBelow(string path, string ancestor) =>
        path.Length > ancestor.Length && path[ancestor.Length] == '/' && path.StartsWith(ancestor, StringComparison.Ordinal);

    private void Add(DataType type)
    {
        var name = type.Name.XsiType;
        if (types.ContainsKey(name)) return;
        types.Add(name, type);
        own.Add(name, Leaves(type.Members).ToArray());
        foreach (var leaf in own[name])
            if (leaf.Row is { } row) Add(row);
    }

    private static IEnumerable<Member> Leaves(IEnumerable<Member> members) =>
        members.SelectMany(member => member.Kind == MemberKind.Group ? Leaves(member.Members) : [member]);
}
