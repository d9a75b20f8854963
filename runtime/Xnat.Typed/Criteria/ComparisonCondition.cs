using System.Globalization;

namespace Xnat.Typed;

/// <summary>A field is compared with a value, which is not <see langword="null"/>.</summary>
/// <param name="Field">The field.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Value">The value; its type is the one in which C# compares.</param>
internal sealed record ComparisonCondition(CriterionField Field, Comparison Operator, object Value) : Condition
{
    public override IEnumerable<CriterionField> Fields => [Field];

    /// <summary>C# gives <see langword="null"/> a meaning in equality only, and no value that is read is an empty text.</summary>
    public static Condition Of(CriterionField field, Comparison comparison, object? value) => (value, comparison) switch
    {
        (null, Comparison.Equal) => new NullCondition(field),
        (null, Comparison.NotEqual) => NegatedCondition.Of(new NullCondition(field)),
        (null, _) => new FixedCondition(false),
        ("", Comparison.Equal or Comparison.NotEqual) => new FixedCondition(comparison == Comparison.NotEqual),
        _ => new ComparisonCondition(field, comparison, value),
    };

    public override Condition With(Func<CriterionField, CriterionField> field) => this with { Field = field(Field) };

    public override bool IsMet(Func<CriterionField, object?> valueOf)
    {
        if (valueOf(Field) is not { } left) return Operator == Comparison.NotEqual;
        if (left.GetType() != Value.GetType()) left = Convert.ChangeType(left, Value.GetType(), CultureInfo.InvariantCulture);
        if (left is double.NaN || Value is double.NaN) return Operator == Comparison.NotEqual;
        return Operator switch
        {
            Comparison.Equal => left.Equals(Value),
            Comparison.NotEqual => !left.Equals(Value),
            Comparison.Less => Order(left) < 0,
            Comparison.LessOrEqual => Order(left) <= 0,
            Comparison.Greater => Order(left) > 0,
            _ => Order(left) >= 0,
        };
    }

    public override string ToString() => $"{Field} {Sign} …";

    private string Sign => Operator switch
    {
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    private int Order(object left) => ((IComparable)left).CompareTo(Value);
}
