using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Whether an expression depends on the objects of the query, or can be evaluated once.</summary>
internal sealed class ParameterFinder : ExpressionVisitor
{
    private bool isFound;

    public static bool IsIn(Expression expression)
    {
        var finder = new ParameterFinder();
        finder.Visit(expression);
        return finder.isFound;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        isFound = true;
        return node;
    }
}
