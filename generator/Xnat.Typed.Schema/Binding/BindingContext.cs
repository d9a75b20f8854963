using System.Collections.Generic;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Binding;

/// <summary>What the parts of the binder share during one run.</summary>
internal sealed class BindingContext(SchemaIndex index, List<Problem> problems)
{
    public SchemaIndex Index { get; } = index;

    public SimpleValueBinder Values { get; } = new(index);

    /// <summary>All types bound so far; anonymous types with a base of their own are added as they are met.</summary>
    public List<DataType> Types { get; } = [];

    public List<TypePosition> Positions { get; } = [];

    public void Report(ProblemDescription description, SchemaPosition position, params string[] arguments) =>
        problems.Add(new Problem(description.Code, position, arguments.ToEquatable()));
}
