using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Binding;

/// <summary>What the parts of the binder share during one run.</summary>
internal sealed class BindingContext(SchemaIndex index, IEnumerable<ProvidedType> provided, List<Problem> problems)
{
    private readonly HashSet<string> provided = new(provided.Select(type => type.DataType), StringComparer.Ordinal);

    /// <summary>Whether a complex type of that name is in the schemas or comes with a reference.</summary>
    public bool IsComplexType(QualifiedName name) => Index.ComplexType(name) is not null || provided.Contains(Index.NameOf(name).XsiType);

    public SchemaIndex Index { get; } = index;

    public SimpleValueBinder Values { get; } = new(index);

    /// <summary>All types bound so far; anonymous types with a base of their own are added as they are met.</summary>
    public List<DataType> Types { get; } = [];

    public List<TypePosition> Positions { get; } = [];

    public void Report(ProblemDescription description, SchemaPosition position, params string[] arguments) =>
        problems.Add(new Problem(description.Code, position, arguments.ToEquatable()));
}
