using System.Linq.Expressions;

namespace Xnat.Typed;

/// <summary>Makes a result of the fields of a row, by walking the expression of a <c>Select</c>.</summary>
internal sealed class Projection
{
    private readonly Dictionary<Expression, CriterionField> fields = [];
    private readonly Dictionary<Expression, object?> values = [];
    private readonly FieldReader reader;
    private readonly Expression body;

    /// <exception cref="ArgumentException">It needs more of an object than fields.</exception>
    public Projection(QueryRoot root, Expression body)
    {
        reader = new(root);
        this.body = body;
        new Finder(this).Visit(body);
    }

    /// <summary>The fields that it reads.</summary>
    public IEnumerable<CriterionField> Fields => fields.Values;

    public object? Evaluate(QueryRow row) => new Interpreter(node =>
        fields.TryGetValue(node, out var field) ? (true, row.Value(field))
        : values.TryGetValue(node, out var value) ? (true, value)
        : default).Evaluate(body);

    /// <summary>Finds fields, evaluates once what does not depend on the row, and refuses what is neither.</summary>
    private sealed class Finder(Projection projection) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node)
        {
            if (node is MemberExpression or MethodCallExpression
                && FieldReader.Bare(node) == node
                && projection.reader.Find(node) is { } field)
            {
                projection.fields[node] = field;
                return node;
            }

            if (node is MemberExpression or MethodCallExpression && !ParameterFinder.IsIn(node))
            {
                projection.values[node] = Interpreter.ValueOf(node);
                return node;
            }

            return node switch
            {
                LambdaExpression => throw QueryRefusal.Of(node, "a lambda within it would have to be compiled"),
                InvocationExpression => throw QueryRefusal.Of(node, "a delegate cannot be called in it"),
                _ => base.Visit(node),
            };
        }

        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression is ParameterExpression || IsHolder(node.Expression)
                ? throw QueryRefusal.Of(node, "it is no field of the object; a row has values only")
                : base.VisitMember(node);

        protected override Expression VisitParameter(ParameterExpression node) =>
            throw QueryRefusal.Of(node, "a row has values only; name the fields that are wanted, or leave Select out");

        private static bool IsHolder(Expression? node) => node is not null && typeof(Model.XnatItem).IsAssignableFrom(node.Type);
    }
}
