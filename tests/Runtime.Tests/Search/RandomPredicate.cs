using System.Linq.Expressions;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>Conditions of any shape over all kinds of fields.</summary>
internal sealed class RandomPredicate(Random random)
{
    private static readonly ParameterExpression Session = Expression.Parameter(typeof(MrSessionData), "s");
    private static readonly ParameterExpression Terms = Expression.Parameter(typeof(XnatQueryTerms), "q");

    public Expression<Func<MrSessionData, XnatQueryTerms, bool>> Next() =>
        Expression.Lambda<Func<MrSessionData, XnatQueryTerms, bool>>(Condition(random.Next(4)), Session, Terms);

    private Expression Condition(int depth) => depth == 0 ? Leaf() : random.Next(4) switch
    {
        0 => Expression.AndAlso(Condition(depth - 1), Condition(depth - 1)),
        1 => Expression.OrElse(Condition(depth - 1), Condition(depth - 1)),
        2 => Expression.Not(Condition(depth - 1)),
        _ => Leaf(),
    };

    private Expression Leaf() => random.Next(14) switch
    {
        0 => Text((s, q) => s.Coil),
        1 => Text((s, q) => s.Operator),
        2 => Text((s, q) => s.Scanner.Model),
        3 => Text((s, q) => q.Subject.Group),
        4 => Text((s, q) => q.Text("verdict")),
        5 => Text((s, q) => s.Project),
        6 => Value((s, q) => s.Age, QueryStudy.Ages),
        7 => Value((s, q) => s.Date, QueryStudy.Dates),
        8 => Value((s, q) => s.Time, QueryStudy.Times),
        9 => Value((s, q) => s.Delay.Value, QueryStudy.Numbers),
        10 => Value((s, q) => q.Number("brain_volume"), [null, 0, 9, 40, 1200.5, -3, 7, 1000]),
        11 => Text((s, q) => q.SubjectVariables.Text("hand")),
        12 => Value((s, q) => q.SubjectVariables.Number("brain_volume"), [null, 0, 9, 40, 1200.5, -3, 7, 1000]),
        _ => Equality((s, q) => s.Label, [.. Enumerable.Range(0, 30).Select(static number => $"S{number * 4:000}")]),
    };

    private Expression Text(Expression<Func<MrSessionData, XnatQueryTerms, string?>> field)
    {
        string?[] values = [.. QueryStudy.Texts, "P1", "p1", "", "hea", "EAD"];
        if (random.Next(3) == 0) return Equality(field, values);
        var text = Pick(values) ?? "h";
        var part = random.Next(2) == 0 && text.Length > 1 ? text[random.Next(text.Length)..] : text;
        if (char.IsLowSurrogate(part.FirstOrDefault())) part = text;
        var comparison = random.Next(3) == 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var method = random.Next(4) switch
        {
            0 => nameof(string.StartsWith),
            1 => nameof(string.EndsWith),
            2 => nameof(string.Equals),
            _ => nameof(string.Contains),
        };
        // In memory a method of nothing would throw.
        var known = typeof(string).GetMethod(method, [typeof(string), typeof(StringComparison)])!;
        var call = Expression.Call(Body(field), known, Captured(part), Captured(comparison));
        return Expression.AndAlso(Expression.NotEqual(Body(field), Expression.Constant(null, typeof(string))), call);
    }

    private Expression Equality<T>(Expression<Func<MrSessionData, XnatQueryTerms, T>> field, T[] values)
    {
        if (random.Next(3) == 0)
        {
            List<T> list = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Pick(values))];
            return Expression.Call(Captured(list), typeof(List<T>).GetMethod(nameof(List<>.Contains))!, Body(field));
        }

        var (left, right) = (Body(field), Captured(Pick(values)));
        return random.Next(2) == 0 ? Expression.Equal(left, right) : Expression.NotEqual(right, left);
    }

    private Expression Value<T>(Expression<Func<MrSessionData, XnatQueryTerms, T?>> field, T?[] values)
        where T : struct => random.Next(6) switch
        {
            0 => Equality(field, values),
            1 => Expression.Property(Body(field), nameof(Nullable<>.HasValue)),
            2 => Expression.GreaterThan(Body(field), Captured(Pick(values))),
            3 => Expression.LessThanOrEqual(Body(field), Captured(Pick(values))),
            4 => Expression.LessThan(Captured(Pick(values)), Body(field)),
            _ => Expression.GreaterThanOrEqual(Body(field), Captured(Pick(values))),
        };

    private static Expression Body<T>(Expression<Func<MrSessionData, XnatQueryTerms, T>> field) => new Rebound(field).Visit(field.Body);

    private static Expression Captured<T>(T value) =>
        Expression.Field(Expression.Constant(new Box<T> { Value = value }), nameof(Box<>.Value));

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private sealed class Rebound(LambdaExpression lambda) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == lambda.Parameters[0] ? Session : Terms;
    }

    private sealed class Box<T>
    {
        public T Value = default!;
    }
}
