using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>What the parts of the binder share during one run.</summary>
internal sealed class BindingContext(SchemaIndex index, IEnumerable<ProvidedType> provided, List<Problem> problems)
{
    /// <summary>The largest real type has a few hundred.</summary>
    private const int GreatestMembers = 2000;

    private readonly HashSet<string> provided = new(provided.Select(type => type.DataType), StringComparer.Ordinal);
    private readonly HashSet<DataTypeName> known = [];
    private readonly HashSet<Problem> reported = [];
    private SimpleValueBinder? values;
    private int budget = GreatestMembers;

    /// <summary>Whether the type was not met before; an anonymous type behind a reference is met wherever the reference is.</summary>
    public bool IsNew(DataTypeName name) => known.Add(name);

    /// <summary>Whether a complex type of that name is in the schemas or comes with a reference.</summary>
    public bool IsComplexType(QualifiedName name) => Index.ComplexType(name) is not null || provided.Contains(Index.NameOf(name).XsiType);

    public SchemaIndex Index { get; } = index;

    public SimpleValueBinder Values => values ??= new SimpleValueBinder(Index, ReportUnknownBase);

    /// <summary>All types bound so far; anonymous types with a base of their own are added as they are met.</summary>
    public List<DataType> Types { get; } = [];

    public List<TypePosition> Positions { get; } = [];

    /// <summary>
    /// To be called before each type of the schema: what a few lines stand for must not outgrow the memory of the compiler.
    /// </summary>
    public void OpenBudget() => budget = GreatestMembers;

    /// <summary>Whether one more member fits into the type; the first one that does not is reported.</summary>
    public bool TakeMember(DataTypeName type, SchemaPosition position)
    {
        if (budget-- == 0) Report(ProblemCatalog.TooLarge, position, type.XsiType, GreatestMembers.ToString(CultureInfo.InvariantCulture));
        return budget >= 0;
    }

    /// <summary>
    /// The simple value of a type that a declaration names; what it was taken for is
    /// reported, <see langword="null"/> if it is no simple type.
    /// </summary>
    public SimpleValue? FindValue(QualifiedName type, SchemaPosition position, string owner)
    {
        if (!BuiltInTypes.IsBuiltIn(type))
        {
            if (Values.Find(type) is { } known) return known;

            // A built-in type without its prefix, or with the wrong one, where the name means nothing else.
            if (BuiltInTypes.Nearest(type.LocalName) != type.LocalName || type.LocalName == "anyType" || IsComplexType(type)) return null;
        }
        else if (BuiltInTypes.IsAnyType(type) || BuiltInTypes.Nearest(type.LocalName) == type.LocalName)
        {
            return Values.Find(type);
        }

        var taken = BuiltInTypes.Nearest(type.LocalName);
        Report(ProblemCatalog.MisspelledType, position, owner, type.LocalName, "xs:" + taken);
        return BuiltInTypes.Plain(taken);
    }

    /// <summary>What is found again, on the way to a derived type for instance, is reported once.</summary>
    public void Report(ProblemDescription description, SchemaPosition position, params string[] arguments)
    {
        var problem = new Problem(description.Code, position, arguments.ToEquatable());
        if (reported.Add(problem)) problems.Add(problem);
    }

    private void ReportUnknownBase(SimpleTypeDefinition type)
    {
        var owner = type.Name.Length > 0 ? type.Name : "the simple type";
        Report(ProblemCatalog.UnknownType, type.Position, owner, Index.NameOf(type.Base!).XsiType, "read as text");
    }
}
