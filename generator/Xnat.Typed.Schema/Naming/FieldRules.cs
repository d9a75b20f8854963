using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Gathers what a type asks of the values of its members.</summary>
/// <param name="type">The type.</param>
/// <param name="position">Where it is declared, for what is to be said.</param>
/// <param name="problems">Takes what is to be said.</param>
internal sealed class FieldRules(DataType type, SchemaPosition? position, ICollection<Problem> problems)
{
    // Addresses and the server decide these; a schema may ask for them all the same.
    private static readonly HashSet<string> OfTheAddress =
        new(StringComparer.Ordinal) { "ID", "label", "project", "subject_ID", "imageSession_ID", "image_session_ID" };

    public static EquatableArray<FieldRule> Of(DataType type, SchemaPosition? position, ICollection<Problem> problems)
    {
        var rules = new FieldRules(type, position, problems);
        var narrowed = type.Restriction?.Narrowed ?? EquatableArray<Member>.Empty;
        return type.Members.Concat(narrowed).SelectMany(member => rules.Of(member, "")).Where(rule => !rule.IsEmpty).ToEquatable();
    }

    private IEnumerable<FieldRule> Of(Member member, string group)
    {
        if (member.Kind == MemberKind.Group)
        {
            // What a required group requires is required wherever the group around it has anything.
            var inner = member.IsRequired ? group : member.Path;
            return member.Members.SelectMany(part => Of(part, inner));
        }

        var isSingle = member.Kind is MemberKind.Value or MemberKind.Reference;
        var isRequired = isSingle && member is { IsRequired: true, Default: null, Fixed: null } && !OfTheAddress.Contains(member.Path);
        return [Rule(member, isRequired ? group : null)];
    }

    private FieldRule Rule(Member member, string? requiredIn)
    {
        if (member.Value is not { } value)
            return new(
                member.Path, requiredIn, null, null, null, null, null, null, EquatableArray<string>.Empty, EquatableArray<string>.Empty);
        var isCounted = value is { Kind: SimpleKind.String, Facets.IsList: false }
            && value.SchemaType is not ("xs:hexBinary" or "xs:base64Binary" or "xs:NMTOKENS" or "xs:IDREFS" or "xs:ENTITIES");
        var (least, greatest) = BoundsOf(value.SchemaType);
        return new(
            member.Path,
            requiredIn,
            isCounted && value.Facets.MinLength > 0 ? value.Facets.MinLength : null,
            isCounted ? value.MaxLength : null,
            value.Minimum ?? (value.Facets.Above is null ? least : null),
            value.Maximum ?? (value.Facets.Below is null ? greatest : null),
            value.Facets.Above,
            value.Facets.Below,
            value.Enumeration,
            value.Facets.Patterns.Select(pattern => Translated(member, pattern)).OfType<string>().ToEquatable());
    }

    /// <summary>Bounds of built-in types (XML Schema part 2, 3.3) that the C# type does not have.</summary>
    private static (string? Least, string? Greatest) BoundsOf(string schemaType) => schemaType switch
    {
        "xs:nonNegativeInteger" => ("0", null),
        "xs:positiveInteger" => ("1", null),
        "xs:nonPositiveInteger" => (null, "0"),
        "xs:negativeInteger" => (null, "-1"),
        "xs:unsignedInt" => ("0", "4294967295"),
        "xs:short" => ("-32768", "32767"),
        "xs:unsignedShort" => ("0", "65535"),
        "xs:byte" => ("-128", "127"),
        "xs:unsignedByte" => ("0", "255"),
        _ => (null, null),
    };

    private string? Translated(Member member, string pattern)
    {
        if (SchemaPattern.Translate(pattern) is { } expression) return expression;
        var path = type.Name.XsiType + "/" + member.Path;
        problems.Add(new Problem(ProblemCatalog.PatternNotChecked.Code, position, new[] { path, pattern }.ToEquatable()));
        return null;
    }
}
