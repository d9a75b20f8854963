using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>
/// What of the schemas becomes code: types without a class, as far as the project asks for them, and additions to classes that are there.
/// </summary>
/// <param name="Model">The schemas, without the types that nobody asks for.</param>
/// <param name="Additions">What is added to classes of references.</param>
internal sealed record ModelSelection(DataModel Model, IReadOnlyList<Addition> Additions)
{
    /// <param name="model">The schemas.</param>
    /// <param name="provided">What references have classes for.</param>
    /// <param name="asked">The data types that the project names; none for all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static ModelSelection Of(
        DataModel model, ProvidedIndex provided, EquatableArray<string> asked, CancellationToken cancellationToken)
    {
        var problems = model.Problems.ToList();
        var additions = AdditionFinder.Find(model, provided, problems, cancellationToken);
        if (asked.Count == 0) return new ModelSelection(model with { Problems = problems.ToEquatable() }, additions);

        var selected = TypeSelection.Of(asked, model, provided, additions, problems);
        var types = model.Types.Where(type => selected.Contains(type.Name.XsiType) || provided.Find(type.Name.XsiType) is not null);
        return new ModelSelection(
            model with { Types = types.ToEquatable(), Problems = problems.ToEquatable() },
            additions.Where(addition => selected.Contains(addition.Owner.Name.XsiType)).ToList());
    }
}
