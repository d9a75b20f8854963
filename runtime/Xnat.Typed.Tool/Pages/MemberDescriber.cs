using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Pages;

/// <summary>Describes the members of one type.</summary>
/// <param name="type">The type.</param>
/// <param name="generated">Its class, where it has one.</param>
internal sealed class MemberDescriber(DataType type, GeneratedClass? generated)
{
    public IEnumerable<DescribedMember> Describe() =>
        Describe(type.Members, generated?.Members ?? EquatableArray<GeneratedMember>.Empty, "", 0);

    private IEnumerable<DescribedMember> Describe(
        EquatableArray<Member> members, EquatableArray<GeneratedMember> named, string owner, int depth)
    {
        foreach (var member in members)
        {
            var its = named.FirstOrDefault(candidate => candidate.Path == member.Path && candidate.Kind == member.Kind);
            var property = its is null ? null : owner + its.Name;
            yield return Describe(member, its, property, depth, UnitOf(member, members));
            var inner = its?.Members ?? EquatableArray<GeneratedMember>.Empty;
            foreach (var part in Describe(member.Members, inner, property is null ? "" : property + ".", depth + 1)) yield return part;
        }
    }

    private DescribedMember Describe(Member member, GeneratedMember? its, string? property, int depth, string? unit) =>
        new(member.Path, KindOf(member.Kind), depth)
        {
            Property = property,
            PropertyType = its is null ? null : TypeOf(its),
            SchemaType = member.Value?.Named?.XsiType ?? member.Value?.SchemaType,
            Target = (member.Target ?? member.Row?.Name)?.XsiType,
            IsRequired = member.IsRequired,
            Values = [.. member.Value?.Enumeration ?? EquatableArray<string>.Empty],
            Minimum = member.Value?.Minimum ?? member.Value?.Facets.Above,
            Maximum = member.Value?.Maximum ?? member.Value?.Facets.Below,
            MaxLength = member.Value?.MaxLength,
            Default = member.Default,
            Fixed = member.Fixed,
            Unit = unit,
            Documentation = string.Join(' ', new[] { member.Documentation, member.Remark }.Where(static text => text.Length > 0)),
            SearchPath = member.Kind == MemberKind.Value ? $"{type.Name.XsiType}/{member.Path}" : null,
        };

    /// <summary>A member called <c>units</c> beside it, or in it.</summary>
    private static string? UnitOf(Member member, EquatableArray<Member> beside)
    {
        if (IsUnit(member) || member.Kind is not (MemberKind.Value or MemberKind.Group)) return null;
        var isText = member.Value?.Kind is null or SimpleKind.String;
        var unit = member.Members.FirstOrDefault(IsUnit) ?? (isText ? null : beside.FirstOrDefault(IsUnit));
        if (unit is null) return null;
        return (unit.Fixed ?? unit.Default) is { Length: > 0 } usual ? $"{unit.Path}, usually {usual}" : unit.Path;
    }

    private static bool IsUnit(Member member) => member.Kind == MemberKind.Value && member.Name is "units" or "unit";

    private static string KindOf(MemberKind kind) => kind switch
    {
        MemberKind.Value => "value",
        MemberKind.ValueList => "list of values",
        MemberKind.Group => "group",
        MemberKind.Reference => "object",
        MemberKind.ReferenceList or MemberKind.RowList => "list",
        _ => "raw",
    };

    /// <summary>Without namespaces: the page is read, not compiled.</summary>
    private static string TypeOf(GeneratedMember member)
    {
        var name = member.TypeName;
        var last = name.LastIndexOf('.');
        return last < 0 || name.Contains('<', StringComparison.Ordinal) ? name : name[(last + 1)..];
    }
}
