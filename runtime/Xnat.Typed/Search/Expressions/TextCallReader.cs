using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Reads the methods of texts, and <c>Equals</c>, that say something of one field and one value.</summary>
internal sealed class TextCallReader(FieldReader fields)
{
    /// <summary>The condition, or <see langword="null"/> if it is another call.</summary>
    public Condition? Read(MethodCallExpression call) => call.Method.Name switch
    {
        nameof(string.IsNullOrEmpty) when call.Method.DeclaringType == typeof(string) && fields.Find(call.Arguments[0]) is { } field =>
            new NullCondition(field),
        nameof(string.Equals) => Equal(call),
        nameof(string.Contains) => Part(call, TextMatch.Anywhere),
        nameof(string.StartsWith) => Part(call, TextMatch.AtStart),
        nameof(string.EndsWith) => Part(call, TextMatch.AtEnd),
        _ => null,
    };

    private Condition? Equal(MethodCallExpression call)
    {
        var operands = call.Object is { } target ? [target, .. call.Arguments] : call.Arguments.ToArray();
        var isText = call.Method.DeclaringType == typeof(string);
        if (operands.Length is not (2 or 3) || (operands.Length == 3 && !isText)) return null;
        var (left, right) = (Unboxed(operands[0]), Unboxed(operands[1]));
        var field = fields.Find(left) ?? fields.Find(right);
        var other = fields.Find(left) is null ? left : right;
        if (field is null || ParameterFinder.IsIn(other)) return null;
        var value = Interpreter.ValueOf(other);
        if (operands.Length == 3 && IgnoresCase(operands[2], call) && value is string text)
            return TextCondition.Of(field, TextMatch.Whole, text, ignoresCase: true);
        // Another type is never equal, and a comparison would convert it.
        return value is null || value.GetType() == field.ValueType ? ComparisonCondition.Of(field, Comparison.Equal, value) : null;
    }

    private Condition? Part(MethodCallExpression call, TextMatch match)
    {
        if (call.Method.DeclaringType != typeof(string) || call.Object is null) return null;
        if (fields.Find(call.Object) is not { } field) return null;
        if (call.Arguments.Any(ParameterFinder.IsIn)) throw QueryRefusal.Of(call, PredicateReader.TwoFields);
        var text = Interpreter.ValueOf(call.Arguments[0]) switch
        {
            string some => some,
            char letter => letter.ToString(),
            _ => throw QueryRefusal.Of(call, "what is looked for is null"),
        };
        // Without a comparison StartsWith and EndsWith go by the culture, which no server has; letters are what is meant in data.
        var ignoresCase = call.Arguments.Count > 1 && IgnoresCase(call.Arguments[1], call);
        return TextCondition.Of(field, match, text, ignoresCase);
    }

    private static bool IgnoresCase(Expression comparison, MethodCallExpression call) =>
        (ParameterFinder.IsIn(comparison) ? null : Interpreter.ValueOf(comparison)) switch
        {
            StringComparison.Ordinal => false,
            StringComparison.OrdinalIgnoreCase => true,
            _ => throw QueryRefusal.Of(
                call, "texts are compared by StringComparison.Ordinal or OrdinalIgnoreCase; a server has no culture"),
        };

    private static Expression Unboxed(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } boxed && boxed.Type == typeof(object)
            ? boxed.Operand
            : expression;
}
