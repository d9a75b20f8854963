namespace Xnat.Typed;

/// <summary>A field has no value.</summary>
internal sealed record NullCondition(CriterionField Field) : Condition
{
    public override IEnumerable<CriterionField> Fields => [Field];

    public override Condition With(Func<CriterionField, CriterionField> field) => this with { Field = field(Field) };

    public override bool IsMet(Func<CriterionField, object?> valueOf) => valueOf(Field) is null;

    public override string ToString() => $"{Field} == null";
}
