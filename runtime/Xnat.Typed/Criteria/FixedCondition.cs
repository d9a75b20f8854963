namespace Xnat.Typed;

/// <summary>A condition that no object changes.</summary>
internal sealed record FixedCondition(bool Value) : Condition
{
    public override IEnumerable<CriterionField> Fields => [];

    public override Condition With(Func<CriterionField, CriterionField> field) => this;

    public override bool IsMet(Func<CriterionField, object?> valueOf) => Value;

    public override string ToString() => Value ? "true" : "false";
}
