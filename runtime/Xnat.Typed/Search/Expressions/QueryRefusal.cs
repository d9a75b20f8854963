using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Says what cannot be asked. The analyzer says the same while the program is built (XNT0402).</summary>
internal static class QueryRefusal
{
    public static ArgumentException Of(Expression expression, string reason) =>
        new($"'{ExpressionText.Of(expression)}' cannot be part of a query: {reason}.", nameof(expression));
}
