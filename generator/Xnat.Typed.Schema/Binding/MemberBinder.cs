using System.Collections.Generic;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds attributes, text and particles of a complex type to members.</summary>
internal sealed class MemberBinder(BindingContext context, TypeBinder types)
{
    private readonly ElementBinder elements = new(context, types);
    private readonly AttributeBinder attributes = new(context);
    private readonly ExtendedContent contents = new(context);

    /// <param name="definition">The type.</param>
    /// <param name="scope">Where its members lie.</param>
    /// <param name="textName">Path of its text within the row: the element's name, or the type's.</param>
    public EquatableArray<Member> Bind(ComplexTypeDefinition definition, Scope scope, string textName)
    {
        var members = new List<Member>();
        if (definition.HasSimpleContent && BindText(definition, scope, textName) is { } text) members.Add(text);
        foreach (var attribute in attributes.Bind(definition.Attributes, scope))
        {
            if (!context.TakeMember(scope.Row, definition.Position)) break;
            members.Add(attribute);
        }

        foreach (var occurrence in contents.Of(definition, scope.OpenGroups))
        {
            if (!context.TakeMember(scope.Row, occurrence.Position)) break;
            if (elements.Bind(occurrence, scope, this) is { } member) members.Add(member);
        }

        return members.ToEquatable();
    }

    /// <summary>Text whose type is itself a complex type with simple content is inherited, not declared again.</summary>
    private Member? BindText(ComplexTypeDefinition definition, Scope scope, string textName)
    {
        var value = definition.SimpleContent is { } facets ? context.Values.Bind(facets)
            : definition.Base is { } name ? context.Values.Find(name)
            : BuiltInTypes.Text;
        if (value is null) return null;
        var path = scope.Prefix.Length > 0 ? scope.Prefix.TrimEnd('/') : textName;
        return new Member(
            "value", path, MemberKind.Value, MemberOrigin.Text, value, null, null, EquatableArray<Member>.Empty, false, null, null, "", "");
    }
}
