using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds one element of a content model to a member, by the kind of its type.</summary>
internal sealed class ElementBinder(BindingContext context, TypeBinder types)
{
    /// <summary>As deep as the reader goes within one type; what lies deeper came through groups.</summary>
    private const int GreatestDepth = 32;

    public Member? Bind(ElementOccurrence occurrence, Scope scope, MemberBinder members)
    {
        if (occurrence.Element is not { } use)
        {
            context.Report(ProblemCatalog.RawOnly, occurrence.Position, scope.Row.XsiType, "xs:any");
            return null;
        }

        var element = use.Reference is { } reference ? context.Index.Element(reference) : use;
        if (element is null)
        {
            var missing = context.Index.NameOf(use.Reference!).XsiType;
            context.Report(ProblemCatalog.UnknownReference, use.Position, scope.Row.XsiType, missing, "was left out");
            return null;
        }

        var template = Template(element, occurrence, scope, use.Annotation.Over(element.Annotation).Documentation);
        if (element.ComplexType is { } anonymous)
        {
            // A global element with an anonymous type is a type of its own, wherever it is referred to.
            return use.Reference is { } name
                ? Reference(template, context.Index.NameOf(name), occurrence.Occurs.IsRepeated)
                : BindAnonymous(
                    element, anonymous, template, occurrence.Occurs.IsRepeated, scope with { OpenGroups = occurrence.OpenGroups }, members);
        }

        if (element.SimpleType is { } simple) return Value(template, context.Values.Bind(simple), occurrence.Occurs.IsRepeated);
        return element.Type is null && HeadOf(element) is ({ } headName, { } head)
            ? BindLikeHead(headName, element, head, template, occurrence.Occurs.IsRepeated, scope)
            : BindNamed(element, template, occurrence.Occurs.IsRepeated, scope);
    }

    private static Member Template(ElementDeclaration element, ElementOccurrence occurrence, Scope scope, string documentation) => new(
        element.Name, scope.PathOf(element.Name), MemberKind.Raw, MemberOrigin.Element, null, null, null,
        EquatableArray<Member>.Empty, occurrence.Occurs.IsRequired, element.Default, element.Fixed, documentation, occurrence.Remark);

    /// <summary>The element from which one without a type has it (XML Schema part 1, 3.3.2), through others without one.</summary>
    private (QualifiedName? Name, ElementDeclaration? Head) HeadOf(ElementDeclaration element)
    {
        var name = element.SubstitutionGroup;
        for (var steps = 0; name is not null && steps <= GreatestDepth; steps++)
        {
            if (context.Index.Element(name) is not { } head) return default;
            if (head.Type is not null || head.ComplexType is not null || head.SimpleType is not null) return (name, head);
            name = head.SubstitutionGroup;
        }

        return default;
    }

    private Member BindLikeHead(
        QualifiedName headName, ElementDeclaration element, ElementDeclaration head, Member template, bool isRepeated, Scope scope) =>
        head.SimpleType is { } simple ? Value(template, context.Values.Bind(simple), isRepeated)
        : head.ComplexType is not null ? Reference(template, context.Index.NameOf(headName), isRepeated)
        : BindNamed(element with { Type = head.Type }, template, isRepeated, scope);

    private Member BindNamed(ElementDeclaration element, Member template, bool isRepeated, Scope scope)
    {
        var owner = scope.Row.XsiType + "/" + template.Path;
        if (element.Type is not { } type)
        {
            context.Report(ProblemCatalog.NoType, element.Position, owner);
            return Value(template, BuiltInTypes.Untyped, isRepeated);
        }

        if (BuiltInTypes.IsAnyType(type))
        {
            context.Report(ProblemCatalog.RawOnly, element.Position, owner, "xs:anyType");
            return template;
        }

        if (context.FindValue(type, element.Position, owner) is { } value) return Value(template, value, isRepeated);
        if (context.IsComplexType(type)) return Reference(template, context.Index.NameOf(type), isRepeated);
        var missing = context.Index.NameOf(type).XsiType;
        context.Report(ProblemCatalog.UnknownType, element.Position, owner, missing, "reachable as raw data only");
        return template;
    }

    private Member BindAnonymous(
        ElementDeclaration element,
        ComplexTypeDefinition type,
        Member template,
        bool isRepeated,
        Scope scope,
        MemberBinder members)
    {
        if (scope.Depth > GreatestDepth)
        {
            context.Report(
                ProblemCatalog.TooDeep,
                element.Position,
                scope.Row.XsiType + "/" + template.Path,
                GreatestDepth.ToString(CultureInfo.InvariantCulture));
            return template;
        }

        if (type.Base is { } baseName && context.IsComplexType(baseName))
        {
            var derived = scope.RowName(element.Name);
            if (context.IsNew(derived))
                context.Types.Add(types.Bind(scope.NestedRow(derived), type, derived.LocalName, null, element.Annotation));
            return Reference(template, derived, isRepeated);
        }

        if (isRepeated)
        {
            var row = types.Bind(scope.NestedRow(scope.RowName(element.Name)), type, element.Name, null, element.Annotation);
            return template with { Kind = MemberKind.RowList, Row = row };
        }

        var group = members.Bind(type, scope.Group(template.Path), element.Name);
        if (group.Count == 0)
        {
            if (!HoldsAnything(type.Content))
                context.Report(ProblemCatalog.RawOnly, element.Position, scope.Row.XsiType + "/" + template.Path, "an empty type");
            return template;
        }

        return IsWrapper(group) ? Collapse(template, group[0]) : template with { Kind = MemberKind.Group, Members = group };
    }

    /// <summary>What is held and has no typed form was reported where it stands.</summary>
    private static bool HoldsAnything(IEnumerable<Particle> content) => content.Any(particle =>
        particle.Occurs.Maximum != 0
        && (particle.Kind is ParticleKind.Element or ParticleKind.Group or ParticleKind.Any or ParticleKind.TooDeep
            || HoldsAnything(particle.Children)));

    /// <summary>A wrapper has exactly one repeated child, no attribute and no text; around a wrapper it is no wrapper again.</summary>
    private static bool IsWrapper(EquatableArray<Member> members) =>
        members.Count == 1
        && members[0].Kind is MemberKind.ValueList or MemberKind.ReferenceList or MemberKind.RowList
        && members[0].Path.EndsWith("/" + members[0].Name, System.StringComparison.Ordinal);

    private static Member Collapse(Member wrapper, Member child) => child with
    {
        Name = wrapper.Name,
        IsRequired = wrapper.IsRequired && child.IsRequired,
        Documentation = wrapper.Documentation.Length > 0 ? wrapper.Documentation : child.Documentation,
        Remark = wrapper.Remark.Length > 0 ? wrapper.Remark : child.Remark,
    };

    private static Member Value(Member template, SimpleValue value, bool isRepeated) =>
        template with { Kind = isRepeated ? MemberKind.ValueList : MemberKind.Value, Value = value };

    private static Member Reference(Member template, DataTypeName target, bool isRepeated) =>
        template with { Kind = isRepeated ? MemberKind.ReferenceList : MemberKind.Reference, Target = target };
}
