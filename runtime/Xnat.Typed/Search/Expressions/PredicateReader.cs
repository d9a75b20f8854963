using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>
/// Reads the lambda of a <c>Where</c> as a condition. What a server could not help with is refused, not done here in silence.
/// </summary>
internal sealed class PredicateReader(FieldReader fields)
{
    public const string TwoFields = "XNAT's search compares a field with a value, not with another field";

    private readonly TextCallReader texts = new(fields);
    private readonly ListCallReader lists = new(fields);

    /// <exception cref="ArgumentException">Something in it cannot be asked.</exception>
    public Condition Read(Expression expression)
    {
        if (!ParameterFinder.IsIn(expression)) return new FixedCondition(Interpreter.ValueOf(expression) is true);
        return expression switch
        {
            BinaryExpression { Type: var type } binary when type == typeof(bool) => Binary(binary),
            UnaryExpression { NodeType: ExpressionType.Not, Type: var type } not when type == typeof(bool) =>
                NegatedCondition.Of(Read(not.Operand)),
            MemberExpression { Member.Name: nameof(Nullable<>.HasValue), Expression: { } owner } when fields.Find(owner) is { } field =>
                NegatedCondition.Of(new NullCondition(field)),
            MemberExpression when fields.Find(expression) is { } flag && flag.ValueType == typeof(bool) =>
                ComparisonCondition.Of(flag, Comparison.Equal, true),
            MethodCallExpression call => texts.Read(call) ?? lists.Read(call) ?? throw RefuseCall(call),
            TypeBinaryExpression => throw QueryRefusal.Of(expression, "query the derived type instead of asking for the class"),
            ConditionalExpression => throw QueryRefusal.Of(expression, "write && and || instead of ?:"),
            InvocationExpression => throw QueryRefusal.Of(expression, "the server cannot call a delegate"),
            _ => throw QueryRefusal.Of(expression, "it is neither a comparison of a field nor made of such"),
        };
    }

    private Condition Binary(BinaryExpression binary)
    {
        switch (binary.NodeType)
        {
            case ExpressionType.AndAlso or ExpressionType.And:
                return CombinedCondition.Of(isAny: false, Read(binary.Left), Read(binary.Right));
            case ExpressionType.OrElse or ExpressionType.Or:
                return CombinedCondition.Of(isAny: true, Read(binary.Left), Read(binary.Right));
            case ExpressionType.Coalesce when fields.Find(binary.Left) is { } flag && !ParameterFinder.IsIn(binary.Right):
                return Coalesce(flag, Interpreter.ValueOf(binary.Right) is true);
        }

        if (Operator(binary.NodeType) is not { } comparison)
            throw QueryRefusal.Of(binary, "XNAT's search has no word for this operator");
        var (left, right) = (ParameterFinder.IsIn(binary.Left), ParameterFinder.IsIn(binary.Right));
        if (left && right) throw QueryRefusal.Of(binary, TwoFields);
        return left ? Compare(binary.Left, comparison, binary.Right) : Compare(binary.Right, Mirror(comparison), binary.Left);
    }

    private Condition Compare(Expression side, Comparison comparison, Expression value)
    {
        if (fields.Find(side) is { } field) return ComparisonCondition.Of(field, comparison, Interpreter.ValueOf(value));
        // A condition that is compared with a truth value.
        if (side.Type == typeof(bool) && comparison is Comparison.Equal or Comparison.NotEqual && Interpreter.ValueOf(value) is bool wanted)
            return wanted == (comparison == Comparison.Equal) ? Read(side) : NegatedCondition.Of(Read(side));
        throw side is MethodCallExpression { Object: not ParameterExpression } call
            ? RefuseCall(call)
            : QueryRefusal.Of(side, "it is no field of the object, and the server cannot work it out");
    }

    private static Condition Coalesce(CriterionField flag, bool whenEmpty)
    {
        var isTrue = ComparisonCondition.Of(flag, Comparison.Equal, true);
        return whenEmpty ? CombinedCondition.Of(isAny: true, isTrue, new NullCondition(flag)) : isTrue;
    }

    private static ArgumentException RefuseCall(MethodCallExpression call) => QueryRefusal.Of(
        call, $"the server cannot call {call.Method.DeclaringType?.Name}.{call.Method.Name}; filter the rows by it after the query");

    private static Comparison? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => Comparison.Equal,
        ExpressionType.NotEqual => Comparison.NotEqual,
        ExpressionType.LessThan => Comparison.Less,
        ExpressionType.LessThanOrEqual => Comparison.LessOrEqual,
        ExpressionType.GreaterThan => Comparison.Greater,
        ExpressionType.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };

    private static Comparison Mirror(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };
}
