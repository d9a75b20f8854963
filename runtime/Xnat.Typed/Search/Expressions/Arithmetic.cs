using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;

namespace Xnat.Typed;

/// <summary>C#'s operators for its own numbers, on values that are objects.</summary>
internal static class Arithmetic
{
    public static object? Convert(object? value, UnaryExpression conversion)
    {
        var target = Nullable.GetUnderlyingType(conversion.Type) ?? conversion.Type;
        if (value is null || target.IsInstanceOfType(value)) return value;
        var isNumber = value is IConvertible and not string && (target.IsPrimitive || target == typeof(decimal));
        if (!isNumber || value is bool) throw Unknown(conversion);
        try
        {
            return System.Convert.ChangeType(Truncated(value, target), target, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw QueryRefusal.Of(conversion, "the value does not fit into the type");
        }
    }

    public static object? Negate(object? value, UnaryExpression expression) => value switch
    {
        null => null,
        int number => -number,
        long number => -number,
        double number => -number,
        decimal number => -number,
        _ => throw Unknown(expression),
    };

    public static object? Calculate(BinaryExpression expression, object? left, object? right)
    {
        if (left is null || right is null) return expression.Type == typeof(bool) ? false : null;
        return (left, right) switch
        {
            (int a, int b) => Calculate(expression, a, b),
            (long a, long b) => Calculate(expression, a, b),
            (double a, double b) => Calculate(expression, a, b),
            (decimal a, decimal b) => Calculate(expression, a, b),
            (float a, float b) => Calculate(expression, a, b),
            (uint a, uint b) => Calculate(expression, a, b),
            (ulong a, ulong b) => Calculate(expression, a, b),
            (bool a, bool b) => Logic(expression, a, b),
            _ => Same(expression, left, right),
        };
    }

    private static object Calculate<T>(BinaryExpression expression, T left, T right)
        where T : INumber<T> => expression.NodeType switch
        {
            ExpressionType.Add or ExpressionType.AddChecked => left + right,
            ExpressionType.Subtract or ExpressionType.SubtractChecked => left - right,
            ExpressionType.Multiply or ExpressionType.MultiplyChecked => left * right,
            ExpressionType.Divide => left / right,
            ExpressionType.Modulo => left % right,
            ExpressionType.Equal => left == right,
            ExpressionType.NotEqual => left != right,
            ExpressionType.LessThan => left < right,
            ExpressionType.LessThanOrEqual => left <= right,
            ExpressionType.GreaterThan => left > right,
            ExpressionType.GreaterThanOrEqual => left >= right,
            _ => throw Unknown(expression),
        };

    private static bool Logic(BinaryExpression expression, bool left, bool right) => expression.NodeType switch
    {
        ExpressionType.And => left & right,
        ExpressionType.Or => left | right,
        ExpressionType.ExclusiveOr or ExpressionType.NotEqual => left != right,
        ExpressionType.Equal => left == right,
        _ => throw Unknown(expression),
    };

    private static bool Same(BinaryExpression expression, object left, object right) => expression.NodeType switch
    {
        ExpressionType.Equal when left.GetType().IsValueType => left.Equals(right),
        ExpressionType.NotEqual when left.GetType().IsValueType => !left.Equals(right),
        ExpressionType.Equal => ReferenceEquals(left, right),
        ExpressionType.NotEqual => !ReferenceEquals(left, right),
        _ => throw Unknown(expression),
    };

    // C# cuts a fraction off where .NET's conversions round.
    private static object Truncated(object value, Type target)
    {
        if (target == typeof(double) || target == typeof(float) || target == typeof(decimal)) return value;
        return value switch
        {
            double number => Math.Truncate(number),
            float number => MathF.Truncate(number),
            decimal number => decimal.Truncate(number),
            _ => value,
        };
    }

    private static ArgumentException Unknown(Expression expression) =>
        QueryRefusal.Of(expression, "only compiled code could evaluate it; put its value into a variable before the query");
}
