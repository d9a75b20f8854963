using System.Collections.Generic;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds attributes, text and particles of a complex type to members.</summary>
internal sealed class MemberBinder(BindingContext context, TypeBinder types)
{
    private readonly ElementBinder elements = new(context, types);
    private readonly AttributeBinder attributes = new(context);
    private readonly TextBinder texts = new(context);
    private readonly ExtendedContent contents = new(context);

    /// <param name="definition">The type.</param>
    /// <param name="scope">Where its members lie.</param>
    /// <param name="textName">Path of its text within the row: the element's name, or the type's.</param>
    public EquatableArray<Member> Bind(ComplexTypeDefinition definition, Scope scope, string textName)
    {
        var members = new List<Member>();
        if (texts.Bind(definition, scope, textName) is { } text) members.Add(text);
        else if (definition.IsMixed) context.Report(ProblemCatalog.RawOnly, definition.Position, scope.Row.XsiType, "mixed text");
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
}
