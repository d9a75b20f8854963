using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>Members of every kind.</summary>
internal static class MemberKinds
{
    /// <summary>The member stored in every other way, with what such a member has.</summary>
    public static IEnumerable<(string How, object? Value)> Of(Member member) => Enum.GetValues<MemberKind>()
        .Where(kind => kind != member.Kind)
        .Select(kind => ("to " + kind, (object?)new WholeRecord(Made(kind, member))));

    /// <summary>One member more, one less, another order.</summary>
    public static IEnumerable<(string How, object? Value)> Lists(EquatableArray<Member> members)
    {
        if (members.Count == 0) yield break;
        var path = members[^1].Path[..(members[^1].Path.LastIndexOf('/') + 1)] + "extra";
        foreach (var isRequired in new[] { false, true })
            yield return (
                "add " + (isRequired ? "a required one" : "an optional one"),
                members.Append(Value("extra", path, isRequired)).ToEquatable());
        yield return ("remove the first", members.Skip(1).ToEquatable());
        yield return ("remove the last", members.Take(members.Count - 1).ToEquatable());
        if (members.Count > 1) yield return ("reverse", members.Reverse().ToEquatable());
    }

    private static Member Made(MemberKind kind, Member like)
    {
        var plain = like with { Kind = kind, Value = null, Target = null, Row = null, Members = default, Default = null, Fixed = null };
        var lab = new DataTypeName("lab", "otherData", "http://example.org/lab");
        return kind switch
        {
            MemberKind.Value or MemberKind.ValueList => plain with { Value = BuiltInTypes.Text },
            MemberKind.Reference or MemberKind.ReferenceList => plain with { Target = lab },
            MemberKind.Group => plain with { Members = new[] { Value("extra", like.Path + "/extra", false) }.ToEquatable() },
            MemberKind.RowList => plain with
            {
                Row = new DataType(
                    lab with { LocalName = "petData_" + like.Name }, null, false, null, "", default,
                    new[] { Value("extra", "extra", false) }.ToEquatable()),
            },
            _ => plain,
        };
    }

    private static Member Value(string name, string path, bool isRequired) => new(
        name, path, MemberKind.Value, MemberOrigin.Element, BuiltInTypes.Text, null, null, default, isRequired, null, null, "", "");
}
