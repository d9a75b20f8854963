namespace Xnat.Typed;

/// <summary>Several conditions of which all or any must be met.</summary>
internal sealed record CombinedCondition(bool IsAny, IReadOnlyList<Condition> Parts) : Condition
{
    public override IEnumerable<CriterionField> Fields => Parts.SelectMany(static part => part.Fields);

    /// <summary>The same said as shortly as possible: what is fixed decides or falls away, and sets of one kind become one.</summary>
    public static Condition Of(bool isAny, params IEnumerable<Condition> parts)
    {
        var kept = new List<Condition>();
        foreach (var part in parts)
        {
            if (part is FixedCondition { Value: var value })
            {
                if (value == isAny) return part;
            }
            else if (part is CombinedCondition inner && inner.IsAny == isAny)
            {
                kept.AddRange(inner.Parts);
            }
            else
            {
                kept.Add(part);
            }
        }

        return kept.Count switch
        {
            0 => new FixedCondition(!isAny),
            1 => kept[0],
            _ => new CombinedCondition(isAny, kept),
        };
    }

    public override Condition With(Func<CriterionField, CriterionField> field) =>
        this with { Parts = [.. Parts.Select(part => part.With(field))] };

    public override bool IsMet(Func<CriterionField, object?> valueOf)
    {
        foreach (var part in Parts)
        {
            if (part.IsMet(valueOf) == IsAny) return IsAny;
        }

        return !IsAny;
    }

    public override string ToString() =>
        string.Join(IsAny ? " || " : " && ", Parts.Select(static part => part is CombinedCondition ? $"({part})" : part.ToString()));
}
