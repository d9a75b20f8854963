using System.Globalization;

namespace Xnat.Typed;

/// <summary>A field has one of several values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The values, without <see langword="null"/>, all of one type.</param>
internal sealed record ListCondition(CriterionField Field, IReadOnlySet<object> Values) : Condition
{
    public override IEnumerable<CriterionField> Fields => [Field];

    public static Condition Of(CriterionField field, IEnumerable<object?> values)
    {
        var (known, hasNull) = (new HashSet<object>(), false);
        foreach (var value in values)
        {
            if (value is null) hasNull = true;
            else known.Add(value);
        }

        Condition among = known.Count == 0 ? new FixedCondition(false) : new ListCondition(field, known);
        return hasNull ? CombinedCondition.Of(isAny: true, among, new NullCondition(field)) : among;
    }

    public override Condition With(Func<CriterionField, CriterionField> field) => this with { Field = field(Field) };

    public override bool IsMet(Func<CriterionField, object?> valueOf)
    {
        if (valueOf(Field) is not { } value) return false;
        var type = Values.First().GetType();
        return Values.Contains(value.GetType() == type ? value : Convert.ChangeType(value, type, CultureInfo.InvariantCulture));
    }

    public override string ToString() => $"[{Values.Count} values].Contains({Field})";
}
