using System;
using System.Collections.Generic;
using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds attributes, those of attribute groups included.</summary>
internal sealed class AttributeBinder(BindingContext context)
{
    /// <summary>Groups that refer to groups deeper than this are an attack on the stack.</summary>
    private const int GreatestDepth = 32;

    public IEnumerable<Member> Bind(AttributeGroupDefinition attributes, Scope scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (use, member) in Bind(attributes, scope, [], 0))
        {
            if (names.Add(member.Name)) yield return member;
            else context.Report(ProblemCatalog.DeclaredAgain, use.Position, member.Name, "where a type has one attribute of a name");
        }
    }

    private IEnumerable<(AttributeDeclaration Use, Member Member)> Bind(
        AttributeGroupDefinition attributes, Scope scope, HashSet<QualifiedName> expanded, int depth)
    {
        foreach (var attribute in attributes.Attributes)
            if (Bind(attribute, scope) is { } member) yield return (attribute, member);
        foreach (var reference in attributes.Groups)
        {
            if (Find(reference, depth, scope) is not { } group || !expanded.Add(reference.Name)) continue;
            foreach (var member in Bind(group, scope, expanded, depth + 1)) yield return member;
        }
    }

    private AttributeGroupDefinition? Find(AttributeGroupReference reference, int depth, Scope scope)
    {
        var group = context.Index.AttributeGroup(reference.Name);
        if (group is null)
        {
            var name = context.Index.NameOf(reference.Name).XsiType;
            context.Report(ProblemCatalog.UnknownReference, reference.Position, scope.Row.XsiType, name, "was left out");
        }
        else if (depth > GreatestDepth)
        {
            var depths = GreatestDepth.ToString(CultureInfo.InvariantCulture);
            context.Report(ProblemCatalog.TooDeep, reference.Position, reference.Name.LocalName, depths);
            return null;
        }

        return group;
    }

    private Member? Bind(AttributeDeclaration use, Scope scope)
    {
        if (use.IsProhibited) return null;
        var declaration = use.Reference is { } reference ? context.Index.Attribute(reference) : use;
        if (declaration is null)
        {
            // xml:lang and the like are declared nowhere in a schema set and mean text.
            if (!WellKnownNamespaces.IsOfTheWeb(use.Reference!.Namespace))
            {
                var missing = context.Index.NameOf(use.Reference).XsiType;
                context.Report(ProblemCatalog.UnknownReference, use.Position, scope.Row.XsiType, missing, "is read as text");
            }

            return NewMember(use.Reference!.LocalName, BuiltInTypes.Text, use, use.Annotation.Documentation, scope);
        }

        return NewMember(declaration.Name, ValueOf(declaration, scope), use, declaration.Annotation.Documentation, scope);
    }

    private SimpleValue ValueOf(AttributeDeclaration declaration, Scope scope)
    {
        if (declaration.SimpleType is { } anonymous) return context.Values.Bind(anonymous);
        if (declaration.Type is not { } type) return BuiltInTypes.Text;
        var owner = scope.Row.XsiType + "/" + scope.PathOf(declaration.Name);
        if (context.FindValue(type, declaration.Position, owner) is { } value) return value;
        context.Report(ProblemCatalog.UnknownType, declaration.Position, owner, context.Index.NameOf(type).XsiType, "read as text");
        return BuiltInTypes.Text;
    }

    private static Member NewMember(string name, SimpleValue value, AttributeDeclaration use, string documentation, Scope scope) => new(
        name, scope.PathOf(name), MemberKind.Value, MemberOrigin.Attribute, value, null, null,
        EquatableArray<Member>.Empty, use.IsRequired, use.Default, use.Fixed, documentation, "");
}
