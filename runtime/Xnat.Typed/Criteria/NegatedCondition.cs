namespace Xnat.Typed;

/// <summary>The opposite of a condition. Comparisons with what is empty are false in C#, so the opposite of one is true.</summary>
internal sealed record NegatedCondition(Condition Inner) : Condition
{
    public override IEnumerable<CriterionField> Fields => Inner.Fields;

    public static Condition Of(Condition condition) => condition switch
    {
        FixedCondition { Value: var value } => new FixedCondition(!value),
        NegatedCondition { Inner: var inner } => inner,
        _ => new NegatedCondition(condition),
    };

    public override Condition With(Func<CriterionField, CriterionField> field) => new NegatedCondition(Inner.With(field));

    public override bool IsMet(Func<CriterionField, object?> valueOf) => !Inner.IsMet(valueOf);

    public override string ToString() => $"!({Inner})";
}
