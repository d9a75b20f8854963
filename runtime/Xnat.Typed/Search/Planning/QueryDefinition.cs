using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>All that was asked of a query.</summary>
internal sealed record QueryDefinition(XnatConnection Connection, QueryRoot Root)
{
    public Condition Where { get; init; } = new FixedCondition(true);

    /// <summary>Fields that are wanted besides those by which the objects are known.</summary>
    public IReadOnlyList<CriterionField> Columns { get; init; } = [];

    public IReadOnlyList<QueryOrder> Order { get; init; } = [];

    /// <summary>The greatest number of rows.</summary>
    public int? Take { get; init; }

    /// <summary>All fields that the rows must have.</summary>
    public IEnumerable<CriterionField> Fields =>
        [.. QueryKeys.Of(Root), .. Where.Fields, .. Order.Select(static key => key.Field), .. Columns];

    /// <summary>Whether no object can be meant.</summary>
    public bool IsNothing => Where is FixedCondition { Value: false } || Take == 0;

    /// <summary>What the server does.</summary>
    public ServerPart ServerPart
    {
        get
        {
            var part = new ServerFilter(Root).Weaken(Where);
            return Root.Membership is { } membership
                ? ServerPart.Combine(isAny: false, part.Clause is null ? [new(membership, part.IsExact)] : [new(membership, true), part])
                : part;
        }
    }

    /// <summary>The same with one more condition.</summary>
    public QueryDefinition And(Condition condition)
    {
        RequireNoTake("Where");
        return this with { Where = CombinedCondition.Of(isAny: false, Where, condition) };
    }

    /// <summary>What comes after a limit would have another meaning before it.</summary>
    /// <exception cref="InvalidOperationException">There is a limit already.</exception>
    public void RequireNoTake(string step)
    {
        if (Take is not null)
            throw new InvalidOperationException($"{step} after Take would choose among the rows that were taken; call Take last.");
    }

    public SearchDocument ToDocument() => new(
        Root.DataType, [.. Fields.Select(Root.ColumnOf).DistinctBy(static column => column.Name)], ServerPart.Clause);

    /// <summary>What is done where, without values.</summary>
    public override string ToString()
    {
        if (IsNothing) return $"{Root.DataType}: nothing can be found, so the server is not asked";
        var (document, part) = (ToDocument(), ServerPart);
        var lines = new List<string>
        {
            $"{Root.DataType}: {string.Join(", ", document.Columns.Select(Name))}",
            $"server: {document.Where?.ToString() ?? "all"}",
        };
        if (Where is not FixedCondition) lines.Add($"here: {(part.IsExact ? "the same again, " : "")}{Where}");
        if (Order.Count > 0) lines.Add($"here: ordered by {string.Join(", ", Order)}");
        if (Take is { } count) lines.Add($"here: the first {count}");
        return string.Join('\n', lines);
    }

    private string Name(SearchColumn column) => column.Element == Root.DataType ? column.Id : column.Name;
}
