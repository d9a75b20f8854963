using System.Text.Json.Serialization;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Server.Types;

/// <summary>One data type with everything that it inherits, ready for look-ups.</summary>
[JsonConverter(typeof(TypeNameConverter))]
internal sealed class TypeEntry
{
    private readonly Dictionary<string, Member> fields = new(StringComparer.OrdinalIgnoreCase);

    public TypeEntry(DataType source, TypeEntry? baseEntry)
    {
        Source = source;
        XsiType = source.Name.XsiType;
        Base = baseEntry;
        Members = [.. baseEntry?.Members ?? [], .. source.Members];
        foreach (var member in Members) AddField(member);
        Root = baseEntry?.Root ?? this;
        IsAccessioned = Root.XsiType is "xnat:projectData" or "xnat:subjectData" or "xnat:experimentData";
        KeyName = IsAccessioned ? "ID" : Root.XsiType.Replace(':', '_') + "_id";
    }

    public DataType Source { get; }

    public TypeEntry? Base { get; }

    /// <summary>The type at the end of the chain of bases.</summary>
    public TypeEntry Root { get; }

    public string XsiType { get; }

    /// <summary>Own and inherited members, those of the base first.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>Values, references and lists by path, members of groups included. XNAT looks paths up without regard to case.</summary>
    public IReadOnlyDictionary<string, Member> Fields => fields;

    /// <summary>Projects, subjects and experiments are keyed by their ID, everything else by a number that no schema declares.</summary>
    public bool IsAccessioned { get; }

    /// <summary>Name of the key as XNAT shows it: <c>ID</c>, or <c>xnat_imageScanData_id</c> after the type at the root.</summary>
    public string KeyName { get; }

    public bool Is(string xsiType)
    {
        for (var entry = this; entry is not null; entry = entry.Base)
            if (string.Equals(entry.XsiType, xsiType, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public override string ToString() => XsiType;

    private void AddField(Member member)
    {
        if (member.Kind == MemberKind.Group)
        {
            foreach (var inner in member.Members) AddField(inner);
            return;
        }

        fields[member.Path] = member;
    }
}
