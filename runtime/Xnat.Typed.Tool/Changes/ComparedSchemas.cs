using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;
using Xnat.Typed.Tool.Emitting;

namespace Xnat.Typed.Tool.Changes;

/// <summary>One of two sets of schemas.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="State">What it says.</param>
internal sealed record ComparedSchemas(string Name, SchemaState State)
{
    /// <summary>Of schemas that are all there: what cannot be read might hold any change.</summary>
    /// <exception cref="XnatContentException">One of them is no schema, or none declares a type.</exception>
    public static ComparedSchemas Of(string name, IEnumerable<SchemaDocument> documents, CancellationToken cancellationToken)
    {
        var all = documents.ToList();
        var wrong = all
            .SelectMany(document => document.Problems)
            .FirstOrDefault(problem => ProblemText.SeverityOf(problem) == ProblemSeverity.Error);
        if (wrong is not null)
            throw new XnatContentException($"{ProblemText.Of(wrong)} Nothing was compared.");
        var state = SchemaState.Of(all.ToEquatable(), TargetNamespace.Default, cancellationToken);
        return state.Model.Types.Count > 0
            ? new(name, state)
            : throw new XnatContentException($"{name} declares no type at all, so nothing was compared; give all of its schemas.");
    }

    /// <summary>Of a file that is not there, as in a change that adds or removes one.</summary>
    public static ComparedSchemas None(string name, CancellationToken cancellationToken) =>
        new(name, SchemaState.Of(EquatableArray<SchemaDocument>.Empty, TargetNamespace.Default, cancellationToken));
}
