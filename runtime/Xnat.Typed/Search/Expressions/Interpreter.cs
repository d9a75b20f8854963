using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Xnat.Typed;

/// <summary>
/// Evaluates an expression node by node: no code is made at run time, so it works where a program is compiled ahead of time, too.
/// </summary>
/// <param name="leaf">Values of nodes that are known otherwise, such as those of the row at hand; <see langword="null"/> for none.</param>
internal sealed class Interpreter(Func<Expression, (bool IsKnown, object? Value)>? leaf = null)
{
    /// <summary>The value of what does not depend on the objects of a query.</summary>
    /// <exception cref="ArgumentException">There is something in it that only compiled code can do.</exception>
    public static object? ValueOf(Expression expression) => new Interpreter().Evaluate(expression);

    public object? Evaluate(Expression expression)
    {
        if (leaf is not null && leaf(expression) is (true, var known)) return known;
        return expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression member => Member(member),
            UnaryExpression unary => Unary(unary),
            BinaryExpression binary => Binary(binary),
            ConditionalExpression choice => Evaluate((bool)Evaluate(choice.Test)! ? choice.IfTrue : choice.IfFalse),
            MethodCallExpression call => Call(call),
            NewExpression made => New(made),
            MemberInitExpression made => Initialise(made),
            ListInitExpression made => Fill(made),
            NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => Array(array),
            TypeBinaryExpression { NodeType: ExpressionType.TypeIs } test => test.TypeOperand.IsInstanceOfType(Evaluate(test.Expression)),
            _ => throw QueryRefusal.Of(expression, "only compiled code could evaluate it; put its value into a variable before the query"),
        };
    }

    private object? Member(MemberExpression member)
    {
        var target = member.Expression is null ? null : Evaluate(member.Expression);
        // A nullable value is the value itself, or nothing, when it is an object.
        if (member.Expression is { } owner && Nullable.GetUnderlyingType(owner.Type) is not null)
        {
            return member.Member.Name == nameof(Nullable<>.HasValue) ? target is not null
                : target ?? throw new InvalidOperationException($"'{ExpressionText.Of(member)}' has no value.");
        }

        if (member.Expression is not null && target is null) throw NothingThere(member.Expression);
        return member.Member is FieldInfo field ? field.GetValue(target) : Guard(() => ((PropertyInfo)member.Member).GetValue(target));
    }

    private object? Unary(UnaryExpression unary)
    {
        var operand = Evaluate(unary.Operand);
        if (unary.Method is { } method) return operand is null && unary.IsLifted ? null : Invoke(method, null, [operand]);
        return unary.NodeType switch
        {
            ExpressionType.Convert or ExpressionType.ConvertChecked => Arithmetic.Convert(operand, unary),
            ExpressionType.Not => operand is null ? null : operand is bool flag ? !flag : throw Unknown(unary),
            ExpressionType.Negate or ExpressionType.NegateChecked => Arithmetic.Negate(operand, unary),
            ExpressionType.ArrayLength => ((Array)(operand ?? throw NothingThere(unary.Operand))).Length,
            ExpressionType.TypeAs => unary.Type.IsInstanceOfType(operand) ? operand : null,
            _ => throw Unknown(unary),
        };
    }

    private object? Binary(BinaryExpression binary)
    {
        var left = Evaluate(binary.Left);
        switch (binary.NodeType)
        {
            case ExpressionType.AndAlso when left is bool first:
                return first ? Evaluate(binary.Right) : false;
            case ExpressionType.OrElse when left is bool first:
                return first ? true : Evaluate(binary.Right);
            case ExpressionType.Coalesce when binary.Conversion is null:
                return left ?? Evaluate(binary.Right);
        }

        var right = Evaluate(binary.Right);
        if (binary.NodeType == ExpressionType.ArrayIndex) return ((Array)(left ?? throw NothingThere(binary.Left))).GetValue((int)right!);
        if (binary.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && (left is null || right is null))
            return left is null == right is null == (binary.NodeType == ExpressionType.Equal);
        if (binary.Method is { } method)
        {
            var isMissing = binary.IsLifted && (left is null || right is null);
            return !isMissing ? Invoke(method, null, [left, right]) : binary.Type == typeof(bool) ? false : null;
        }

        return Arithmetic.Calculate(binary, left, right);
    }

    private object? Call(MethodCallExpression call)
    {
        var target = call.Object is null ? null : Evaluate(call.Object);
        // Methods of a nullable value: of the value, or of nothing.
        if (call.Object is { } owner && Nullable.GetUnderlyingType(owner.Type) is not null)
            return OfNullable(call, target);
        if (call.Object is not null && target is null) throw NothingThere(call.Object);
        if (call.Type.IsByRefLike || call.Arguments.Any(static argument => argument.Type.IsByRefLike)) throw Unknown(call);
        return Invoke(call.Method, target, [.. call.Arguments.Select(Evaluate)]);
    }

    private object? OfNullable(MethodCallExpression call, object? target) => call switch
    {
        { Method.Name: nameof(Nullable<>.GetValueOrDefault), Arguments: [var other] } => target ?? Evaluate(other),
        { Method.Name: nameof(ToString), Arguments: [] } => target?.ToString() ?? "",
        _ => throw Unknown(call),
    };

    private object New(NewExpression made) =>
        made.Constructor is { } constructor
            ? Guard(() => constructor.Invoke([.. made.Arguments.Select(Evaluate)]))!
            : throw Unknown(made);

    private object Initialise(MemberInitExpression made)
    {
        var item = New(made.NewExpression);
        foreach (var binding in made.Bindings)
        {
            if (binding is not MemberAssignment assignment) throw Unknown(made);
            var value = Evaluate(assignment.Expression);
            if (binding.Member is FieldInfo field) field.SetValue(item, value);
            else Guard(() => ((PropertyInfo)binding.Member).GetSetMethod()!.Invoke(item, [value]));
        }

        return item;
    }

    private object Fill(ListInitExpression made)
    {
        var list = New(made.NewExpression);
        foreach (var item in made.Initializers) Invoke(item.AddMethod, list, [.. item.Arguments.Select(Evaluate)]);
        return list;
    }

    private Array Array(NewArrayExpression made)
    {
        var array = System.Array.CreateInstanceFromArrayType(made.Type, made.Expressions.Count);
        for (var index = 0; index < made.Expressions.Count; index++) array.SetValue(Evaluate(made.Expressions[index]), index);
        return array;
    }

    private static object? Invoke(MethodInfo method, object? target, object?[] arguments) => Guard(() => method.Invoke(target, arguments));

    /// <summary>What the caller's own code throws comes out as it was thrown.</summary>
    private static object? Guard(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static ArgumentException Unknown(Expression expression) =>
        QueryRefusal.Of(expression, "only compiled code could evaluate it; put its value into a variable before the query");

    private static InvalidOperationException NothingThere(Expression expression) =>
        new($"'{ExpressionText.Of(expression)}' is null where a member of it is needed.");
}
