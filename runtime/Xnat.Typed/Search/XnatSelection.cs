namespace Xnat.Typed;

/// <summary>Columns of a query, made into results; <c>Select</c> of <see cref="XnatQuery{T}"/> makes it.</summary>
/// <typeparam name="TResult">A record, an anonymous type, or a single value.</typeparam>
public sealed class XnatSelection<TResult> : XnatResults<TResult>
{
    private readonly Projection projection;

    internal XnatSelection(QueryDefinition definition, Projection projection)
        : base(definition) => this.projection = projection;

    /// <summary>The first ones only. The rest of the answer is not read.</summary>
    /// <param name="count">How many at the most.</param>
    public XnatSelection<TResult> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Definition with { Take = Math.Min(count, Definition.Take ?? int.MaxValue) }, projection);
    }

    private protected override TResult Make(QueryRow row) => (TResult)projection.Evaluate(row)!;
}
