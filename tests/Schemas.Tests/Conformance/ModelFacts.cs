using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>All that a set of schemas says of the interface, order and documentation apart.</summary>
internal static class ModelFacts
{
    public static IEnumerable<Fact> Of(SchemaSource source) =>
        source.Model.Types
            .SelectMany(Of)
            .Concat(source.Documents.SelectMany(RootElements))
            .Concat(source.Documents.SelectMany(SimpleTypes));

    private static IEnumerable<Fact> Of(DataType type)
    {
        var about = new Subject(type.Name.Namespace, type.Name.XsiType);
        yield return about.Says("base", type.Base?.XsiType);
        yield return about.Says("abstract", Text(type.IsAbstract));
        yield return about.Says("displayIdentifiers", Identifiers(type));
        yield return about.Says("first root element", type.RootElement);
        foreach (var fact in type.Members.SelectMany(member => Of(member, about))) yield return fact;
    }

    private static IEnumerable<Fact> Of(Member member, Subject owner)
    {
        // The text of a group has the path of the group.
        var about = owner with { Name = owner.Name + "/" + member.Path + (member.Origin == MemberOrigin.Text ? "#text" : "") };
        yield return about.Says("kind", member.Kind.ToString());
        yield return about.Says("origin", member.Origin.ToString());
        yield return about.Says("required", Text(member.IsRequired));
        yield return about.Says("default", member.Default);
        yield return about.Says("fixed", member.Fixed);
        yield return about.Says("target", member.Target?.XsiType);
        yield return about.Says("choice", member.Remark);
        yield return about.Says("row", member.Row?.Name.XsiType);
        if (member.Row is { } row) yield return about.Says("displayIdentifiers", Identifiers(row));
        foreach (var fact in ValueFacts(member.Value, about)) yield return fact;
        foreach (var fact in member.Members.SelectMany(inner => Of(inner, owner))) yield return fact;
        foreach (var fact in (member.Row?.Members ?? EquatableArray<Member>.Empty).SelectMany(inner => Of(inner, about))) yield return fact;
    }

    private static IEnumerable<Fact> ValueFacts(SimpleValue? value, Subject about)
    {
        if (value is null) yield break;
        yield return about.Says("type", value.SchemaType);
        yield return about.Says("named type", value.Named?.XsiType);
        yield return about.Says("enumeration", string.Join(", ", value.Enumeration.Order(StringComparer.Ordinal)));
        yield return about.Says("maxLength", value.MaxLength?.ToString(CultureInfo.InvariantCulture));
        yield return about.Says("minInclusive", value.Minimum);
        yield return about.Says("maxInclusive", value.Maximum);
    }

    private static IEnumerable<Fact> RootElements(SchemaDocument document) => document.Elements.Select(element =>
        new Subject(
            document.TargetNamespace,
            "element " + new QualifiedName(document.TargetNamespace, element.Name)).Says("type", element.Type?.LocalName ?? "its own"));

    private static IEnumerable<Fact> SimpleTypes(SchemaDocument document) => document.SimpleTypes.Select(type =>
        new Subject(
            document.TargetNamespace,
            "simple type " + new QualifiedName(document.TargetNamespace, type.Name)).Says(
                "definition", $"{type.Base} {type.MaxLength} {type.Minimum} {type.Maximum} {string.Join('|', type.Enumeration)}"));

    private static string Identifiers(DataType type) => string.Join(", ", type.DisplayIdentifiers.Order(StringComparer.Ordinal));

    private static string Text(bool value) => value ? "yes" : "no";

    private sealed record Subject(string Namespace, string Name)
    {
        public Fact Says(string aspect, string? value) => new(Namespace, Name, aspect, value ?? "");
    }
}
