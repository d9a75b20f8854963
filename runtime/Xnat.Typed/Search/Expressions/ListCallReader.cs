using System.Collections;
using System.Collections.Frozen;
using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Reads <c>list.Contains(s.Label)</c>, in all ways in which the compiler finds the method.</summary>
internal sealed class ListCallReader(FieldReader fields)
{
    /// <summary>The condition, or <see langword="null"/> if it is another call.</summary>
    public Condition? Read(MethodCallExpression call)
    {
        if (call.Method.Name != nameof(Enumerable.Contains) || call.Method.DeclaringType == typeof(string)) return null;
        var (list, item) = call switch
        {
            { Object: { } target, Arguments: [var wanted] } => (target, wanted),
            { Object: null, Arguments: [var source, var wanted] } => (source, wanted),
            // C# 14 finds the span's method first, which has a comparer that is not given.
            { Object: null, Arguments: [var source, var wanted, ConstantExpression { Value: null }] } => (source, wanted),
            _ => ((Expression?)null, (Expression?)null),
        };
        if (list is null || item is null || fields.Find(item) is not { } field) return null;
        var values = Array(list);
        if (ParameterFinder.IsIn(values)) return null;
        return Interpreter.ValueOf(values) is IEnumerable known
            ? Condition(field, known)
            : throw QueryRefusal.Of(call, "the list is null");
    }

    /// <summary>An array that was made a span for the method.</summary>
    private static Expression Array(Expression list) => list switch
    {
        MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } => array,
        UnaryExpression { NodeType: ExpressionType.Convert, Method.Name: "op_Implicit", Operand: var array } => array,
        _ => list,
    };

    private static Condition Condition(CriterionField field, IEnumerable list)
    {
        var comparer = list switch
        {
            HashSet<string> set => set.Comparer,
            FrozenSet<string> set => set.Comparer,
            _ => StringComparer.Ordinal,
        };
        var values = list.Cast<object?>().ToList();
        // The default one of .NET is ordinal, and is not equal to that.
        if (IsDefault(comparer) || comparer.Equals(StringComparer.Ordinal))
            return ListCondition.Of(field, values);
        if (!comparer.Equals(StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException(
                "A set in a query compares by StringComparer.Ordinal or OrdinalIgnoreCase; the server has no other rule.", nameof(list));
        return CombinedCondition.Of(
            isAny: true,
            values.Select(value => value is string text
                ? TextCondition.Of(field, TextMatch.Whole, text, ignoresCase: true)
                : new NullCondition(field)));
    }

    private static bool IsDefault<T>(IEqualityComparer<T> comparer) => comparer.Equals(EqualityComparer<T>.Default);
}
