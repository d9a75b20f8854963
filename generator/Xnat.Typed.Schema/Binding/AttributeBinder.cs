using System.Collections.Generic;
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

    public IEnumerable<Member> Bind(AttributeGroupDefinition attributes, Scope scope) => Bind(attributes, scope, [], 0);

    private IEnumerable<Member> Bind(AttributeGroupDefinition attributes, Scope scope, HashSet<QualifiedName> expanded, int depth)
    {
        foreach (var attribute in attributes.Attributes)
            if (Bind(attribute, scope) is { } member) yield return member;
        foreach (var name in attributes.Groups)
        {
            if (depth > GreatestDepth || context.Index.AttributeGroup(name) is not { } group || !expanded.Add(name)) continue;
            foreach (var member in Bind(group, scope, expanded, depth + 1)) yield return member;
        }
    }

    private Member? Bind(AttributeDeclaration use, Scope scope)
    {
        if (use.IsProhibited) return null;
        var declaration = use.Reference is { } reference ? context.Index.Attribute(reference) : use;
        if (declaration is null)
        {
            // xml:lang and the like are declared nowhere in a schema set and mean text.
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
        context.Report(ProblemCatalog.UnknownType, declaration.Position, owner, context.Index.NameOf(type).XsiType);
        return BuiltInTypes.Text;
    }

    private static Member NewMember(string name, SimpleValue value, AttributeDeclaration use, string documentation, Scope scope) => new(
        name, scope.PathOf(name), MemberKind.Value, MemberOrigin.Attribute, value, null, null,
        EquatableArray<Member>.Empty, use.IsRequired, use.Default, use.Fixed, documentation, "");
}
