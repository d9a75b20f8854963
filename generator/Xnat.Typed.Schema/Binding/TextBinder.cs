using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds the text of a complex type with simple content, or of one that means to have it.</summary>
internal sealed class TextBinder(BindingContext context)
{
    /// <summary>Types that have their text from each other deeper than this are a cycle.</summary>
    private const int GreatestDepth = 32;

    /// <summary><see langword="null"/> where there is no text, or where it is inherited as it is.</summary>
    public Member? Bind(ComplexTypeDefinition definition, Scope scope, string textName)
    {
        if (!definition.HasSimpleContent && !IsMeantAsText(definition, scope)) return null;
        if (ValueOf(definition, scope) is not { } value) return null;
        var path = scope.Prefix.Length > 0 ? scope.Prefix.TrimEnd('/') : textName;
        return new Member(
            "value", path, MemberKind.Value, MemberOrigin.Text, value, null, null, EquatableArray<Member>.Empty, false, null, null, "", "");
    }

    /// <summary>
    /// XML Schema part 1, 3.4.2 asks of complex content for a complex base; published schemas extend and restrict simple types by it.
    /// </summary>
    private bool IsMeantAsText(ComplexTypeDefinition definition, Scope scope)
    {
        if (definition.Base is not { } name) return false;
        var isSimple = !BuiltInTypes.IsAnyType(name) && !context.IsComplexType(name) && context.Values.Find(name) is not null;
        if (!isSimple && definition.SimpleContent is null) return false;
        if (!isSimple && TextOf(name, 0) is null)
        {
            context.Report(ProblemCatalog.UnknownConstruct, definition.SimpleContent!.Position, "restriction of text", "complexContent");
            return false;
        }

        var owner = scope.Prefix.Length > 0 ? scope.Row.XsiType + "/" + scope.Prefix.TrimEnd('/') : scope.Row.XsiType;
        var shown = BuiltInTypes.IsBuiltIn(name) ? "xs:" + name.LocalName : context.Index.NameOf(name).XsiType;
        context.Report(ProblemCatalog.TextByComplexContent, definition.Position, owner, shown);
        return true;
    }

    private SimpleValue? ValueOf(ComplexTypeDefinition definition, Scope scope)
    {
        var inherited = definition.Base is null ? BuiltInTypes.Text
            : context.IsComplexType(definition.Base) ? null
            : context.FindValue(definition.Base, definition.Position, scope.Row.XsiType);
        return definition.SimpleContent is { } facets ? Narrow(facets, inherited ?? TextOf(definition.Base!, 0)) : inherited;
    }

    /// <summary>A simple type inside the restriction is the one that the facets restrict.</summary>
    private SimpleValue Narrow(SimpleTypeDefinition facets, SimpleValue? inherited) =>
        inherited is null || facets.InlineBase is not null ? context.Values.Bind(facets) : SimpleValueBinder.Narrow(facets, inherited);

    /// <summary>The text that a type by name has, from the types above it too.</summary>
    private SimpleValue? TextOf(QualifiedName name, int depth)
    {
        if (depth > GreatestDepth || BuiltInTypes.IsAnyType(name)) return null;
        if (context.Index.ComplexType(name) is not { } type) return context.Values.Find(name);
        var inherited = type.Base is null ? null : TextOf(type.Base, depth + 1);
        return type.SimpleContent is { } facets && (type.HasSimpleContent || inherited is not null) ? Narrow(facets, inherited)
            : type.HasSimpleContent && type.Base is null ? BuiltInTypes.Text
            : inherited;
    }
}
