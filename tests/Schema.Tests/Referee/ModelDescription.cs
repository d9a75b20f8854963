using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>
/// Describes our types with what they inherit, one line for each leaf, in the words of <see cref="CompiledDescription"/>.
/// </summary>
internal static class ModelDescription
{
    public static IReadOnlyDictionary<string, SortedSet<string>> Of(DataModel model)
    {
        var types = model.Types.ToDictionary(type => type.Name);
        return model.Types.ToDictionary(type => Name(type.Name), type => Describe(type, types), StringComparer.Ordinal);
    }

    private static SortedSet<string> Describe(DataType type, Dictionary<DataTypeName, DataType> types)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal) { "extends " + (type.Base is null ? "nothing" : Name(type.Base)) };
        if (type.IsAbstract) lines.Add("abstract");
        AddMembers(lines, Effective(type, types), "", 0);
        return lines;
    }

    /// <summary>Own and inherited members, as restrictions on the way left them.</summary>
    private static List<Member> Effective(DataType type, Dictionary<DataTypeName, DataType> types)
    {
        var above = type.Base is not null && types.GetValueOrDefault(type.Base) is { } known ? Effective(known, types) : [];
        var narrowed = type.Restriction?.Narrowed.ToList() ?? [];
        var declared = narrowed.Concat(type.Members).Select(Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. above.Where(member => !declared.Contains(Key(member)) && type.Restriction?.Removed.Contains(member.Path) != true),
            .. narrowed,
            .. type.Members
        ];
    }

    private static string Key(Member member) => member.Origin == MemberOrigin.Text ? "#text" : member.Origin + member.Path;

    /// <param name="lines">Where to add.</param>
    /// <param name="members">Members of one row or group.</param>
    /// <param name="prefix">What the lines of the row begin with.</param>
    /// <param name="group">Length of the path of the group within the row, with its slash.</param>
    private static void AddMembers(SortedSet<string> lines, IEnumerable<Member> members, string prefix, int group)
    {
        foreach (var member in members)
        {
            var path = prefix + (member.Origin == MemberOrigin.Text ? (group == 0 ? "" : member.Path + "/") + "#text" : member.Path);
            var isRepeated = member.Kind is MemberKind.ValueList or MemberKind.ReferenceList or MemberKind.RowList;
            var suffix = isRepeated ? " repeated" : member.IsRequired ? " required" : "";
            if (member.Kind == MemberKind.Group) AddMembers(lines, member.Members, prefix, member.Path.Length + 1);
            else if (member.Kind == MemberKind.RowList) AddRow(lines, member.Row!, path + "[]/");
            else if (member.Kind == MemberKind.Raw) lines.Add($"{path} raw");
            else if (member.Value is { } value) lines.Add($"{path}{suffix} {SimpleDescription.Of(value.SchemaType, value.Enumeration)}");
            else lines.Add($"{path}{suffix} is {Name(member.Target!)}");
        }
    }

    private static void AddRow(SortedSet<string> lines, DataType row, string prefix)
    {
        if (row.Members.Count == 0) lines.Add(prefix);
        AddMembers(lines, row.Members, prefix, 0);
    }

    private static string Name(DataTypeName name) => $"{{{name.Namespace}}}{name.LocalName}";
}
