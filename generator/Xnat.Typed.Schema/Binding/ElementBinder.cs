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
            context.Report(ProblemCatalog.UnknownReference, use.Position, scope.Row.XsiType, context.Index.NameOf(use.Reference!).XsiType);
            return null;
        }

        var template = Template(element, occurrence, scope, TypeBinder.Merge(use.Annotation, element.Annotation).Documentation);
        if (element.ComplexType is { } anonymous)
        {
            // A global element with an anonymous type is a type of its own, wherever it is referred to.
            return use.Reference is { } name
                ? Reference(template, context.Index.NameOf(name), occurrence.Occurs.IsRepeated)
                : BindAnonymous(
                    element, anonymous, template, occurrence.Occurs.IsRepeated, scope with { OpenGroups = occurrence.OpenGroups }, members);
        }

        if (element.SimpleType is { } simple) return Value(template, context.Values.Bind(simple), occurrence.Occurs.IsRepeated);
        return BindNamed(element, template, occurrence.Occurs.IsRepeated, scope);
    }

    private static Member Template(ElementDeclaration element, ElementOccurrence occurrence, Scope scope, string documentation) => new(
        element.Name, scope.PathOf(element.Name), MemberKind.Raw, MemberOrigin.Element, null, null, null,
        EquatableArray<Member>.Empty, occurrence.Occurs.IsRequired, element.Default, element.Fixed, documentation, occurrence.Remark);

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
        context.Report(ProblemCatalog.UnknownType, element.Position, owner, context.Index.NameOf(type).XsiType);
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
            context.Report(ProblemCatalog.RawOnly, element.Position, scope.Row.XsiType + "/" + template.Path, "an empty type");
            return template;
        }

        return IsWrapper(group) ? Collapse(template, group[0]) : template with { Kind = MemberKind.Group, Members = group };
    }

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
