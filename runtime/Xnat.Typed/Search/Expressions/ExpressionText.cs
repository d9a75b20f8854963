using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Writes an expression for a message: as C# reads, with the names of variables and without their values.</summary>
internal static class ExpressionText
{
    private const string Value = "…";

    public static string Of(Expression expression) => expression switch
    {
        ParameterExpression parameter => parameter.Name ?? "x",
        ConstantExpression { Value: null } => "null",
        ConstantExpression { Value: bool flag } => flag ? "true" : "false",
        ConstantExpression => Value,
        MemberExpression { Expression: ConstantExpression } member => member.Member.Name,
        MemberExpression { Expression: null } member => $"{member.Member.DeclaringType?.Name}.{member.Member.Name}",
        MemberExpression member => $"{Of(member.Expression)}.{member.Member.Name}",
        MethodCallExpression call => Call(call),
        UnaryExpression { NodeType: ExpressionType.Not } unary => $"!{Operand(unary.Operand)}",
        UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } unary => $"-{Operand(unary.Operand)}",
        UnaryExpression { NodeType: ExpressionType.ArrayLength } unary => $"{Of(unary.Operand)}.Length",
        UnaryExpression { NodeType: ExpressionType.TypeAs } unary => $"{Of(unary.Operand)} as {unary.Type.Name}",
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } unary
            when FieldReader.Bare(unary) == unary && unary.Type.IsValueType && unary.Method is null =>
            $"({(Nullable.GetUnderlyingType(unary.Type) ?? unary.Type).Name}){Operand(unary.Operand)}",
        UnaryExpression unary => Of(unary.Operand),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } binary => $"{Of(binary.Left)}[{Of(binary.Right)}]",
        BinaryExpression binary => $"{Operand(binary.Left)} {Sign(binary.NodeType)} {Operand(binary.Right)}",
        ConditionalExpression choice => $"{Operand(choice.Test)} ? {Of(choice.IfTrue)} : {Of(choice.IfFalse)}",
        TypeBinaryExpression test => $"{Of(test.Expression)} is {test.TypeOperand.Name}",
        NewExpression made => $"new {made.Type.Name}({List(made.Arguments)})",
        MemberInitExpression made => $"new {made.Type.Name} {{ {Value} }}",
        NewArrayExpression array => $"new[] {{ {List(array.Expressions)} }}",
        InvocationExpression invoked => $"{Of(invoked.Expression)}({List(invoked.Arguments)})",
        LambdaExpression lambda => $"({string.Join(", ", lambda.Parameters.Select(Of))}) => {Of(lambda.Body)}",
        _ => expression.NodeType.ToString(),
    };

    private static string Call(MethodCallExpression call)
    {
        var name = call.Method.Name;
        if (call.Object is { } target)
            return name == "get_Item" ? $"{Of(target)}[{List(call.Arguments)}]" : $"{Of(target)}.{name}({List(call.Arguments)})";
        // An array that is taken for a span.
        if (name == "op_Implicit") return Of(call.Arguments[0]);
        var isExtension = call.Method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false);
        return isExtension
            ? $"{Of(call.Arguments[0])}.{name}({List(call.Arguments.Skip(1))})"
            : $"{call.Method.DeclaringType?.Name}.{name}({List(call.Arguments)})";
    }

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    private static string Operand(Expression expression) => expression is BinaryExpression or ConditionalExpression
        ? $"({Of(expression)})"
        : Of(expression);

    private static string Sign(ExpressionType type) => type switch
    {
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        ExpressionType.And => "&",
        ExpressionType.Or => "|",
        ExpressionType.ExclusiveOr => "^",
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.Coalesce => "??",
        ExpressionType.Add or ExpressionType.AddChecked => "+",
        ExpressionType.Subtract or ExpressionType.SubtractChecked => "-",
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => "*",
        ExpressionType.Divide => "/",
        ExpressionType.Modulo => "%",
        ExpressionType.LeftShift => "<<",
        ExpressionType.RightShift => ">>",
        _ => type.ToString(),
    };
}
