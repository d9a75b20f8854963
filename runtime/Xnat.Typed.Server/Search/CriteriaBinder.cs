using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Search.Comparing;
using Xnat.Typed.Server.Search.Documents;

namespace Xnat.Typed.Server.Search;

/// <summary>Makes one test of the conditions of a search.</summary>
internal sealed class CriteriaBinder(FieldBinder fields)
{
    /// <summary>All sets have to be met; a set without conditions is.</summary>
    public Func<Row?[], bool> All(IEnumerable<CriteriaSet> sets) => Combine([.. sets.Select(Bind)], isAny: false);

    private Func<Row?[], bool> Bind(CriteriaSet set) =>
        Combine([.. set.Criteria.Select(Bind), .. set.Children.Where(IsUsed).Select(Bind)], set.IsAny);

    private static bool IsUsed(CriteriaSet set) => set.Criteria.Count > 0 || set.Children.Any(IsUsed);

    private Func<Row?[], bool> Bind(Criterion criterion)
    {
        // A condition in SQL: there is no database that could read it.
        if (criterion.CustomSearch.Length > 0)
            throw new RestException(
                500, "This server has no database for a custom_search; say it with schema_field, comparison_type and value.");
        var field = fields.Bind(criterion.Field);
        var comparison = ComparisonReader.Read(criterion.Comparison, criterion.Value);
        var test = ValueTest.For(comparison, new Operand(field.Kind, criterion.Value, field.IsDisplayField, criterion.OverridesFormatting));
        return joined => test(field.Value(joined));
    }

    private static Func<Row?[], bool> Combine(Func<Row?[], bool>[] tests, bool isAny) => tests.Length switch
    {
        0 => _ => true,
        1 => tests[0],
        _ when isAny => joined => Array.Exists(tests, test => test(joined)),
        _ => joined => Array.TrueForAll(tests, test => test(joined)),
    };
}
