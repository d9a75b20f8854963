using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds one complex type to a row.</summary>
internal sealed class TypeBinder
{
    /// <summary>Real types have five above them; hundreds exhaust the stack of the compiler that is to compile the classes.</summary>
    public const int GreatestHeight = 64;

    private readonly BindingContext context;
    private readonly MemberBinder members;
    private readonly InheritedMembers inherited;

    public TypeBinder(BindingContext context)
    {
        this.context = context;
        members = new MemberBinder(context, this);
        inherited = new InheritedMembers(context, members);
    }

    /// <param name="scope">The row that the type becomes.</param>
    /// <param name="definition">The type.</param>
    /// <param name="textName">Path of its text within the row: the name of the repeated element, or of the type.</param>
    /// <param name="rootElement">The global element of this type.</param>
    /// <param name="outer">Annotation of the element around an anonymous type.</param>
    public DataType Bind(Scope scope, ComplexTypeDefinition definition, string textName, string? rootElement, Annotation? outer = null)
    {
        var name = scope.Row;
        context.Positions.Add(new TypePosition(name, definition.Position));

        // An element's annotation speaks first, its type's second.
        var annotation = (outer ?? Annotation.None).Over(definition.Annotation);
        var baseName = BindBase(name, definition);
        var own = members.Bind(definition, scope, textName);
        var (declared, restriction) = definition.Derivation == Derivation.Restriction && baseName is not null
            ? inherited.Restrict(definition, own)
            : (own, null);
        return new DataType(
            name,
            baseName,
            definition.IsAbstract || annotation.IsAbstract,
            rootElement,
            annotation.Documentation,
            annotation.DisplayIdentifiers,
            declared)
        {
            Restriction = restriction,
            SchemaFile = Path.GetFileName(definition.Position.Path),
            CSharpNamespace = context.Index.DocumentOf(definition.Position).CSharpNamespace,
        };
    }

    private DataTypeName? BindBase(DataTypeName name, ComplexTypeDefinition definition)
    {
        if (definition.Base is not { } baseName || BuiltInTypes.IsBuiltIn(baseName) || context.Index.SimpleType(baseName) is not null)
            return null;
        if (!context.IsComplexType(baseName))
        {
            if (definition.HasSimpleContent && context.FindValue(baseName, definition.Position, name.XsiType) is not null) return null;
            context.Report(ProblemCatalog.UnknownBase, definition.Position, name.XsiType, context.Index.NameOf(baseName).XsiType);
            return null;
        }

        var (isCyclic, height) = Above(new QualifiedName(name.Namespace, name.LocalName), baseName);
        if (isCyclic) context.Report(ProblemCatalog.BaseCycle, definition.Position, name.XsiType, context.Index.NameOf(baseName).XsiType);
        else if (height > GreatestHeight)
            context.Report(
                ProblemCatalog.TooManyBases, definition.Position, name.XsiType, GreatestHeight.ToString(CultureInfo.InvariantCulture));
        else return context.Index.NameOf(baseName);
        return null;
    }

    private (bool IsCyclic, int Height) Above(QualifiedName type, QualifiedName baseName)
    {
        var seen = new HashSet<QualifiedName> { type };
        for (QualifiedName? name = baseName; name is not null
            && seen.Count <= GreatestHeight + 1; name = context.Index.ComplexType(name)?.Base)
            if (!seen.Add(name)) return (true, seen.Count);
        return (false, seen.Count - 1);
    }
}
