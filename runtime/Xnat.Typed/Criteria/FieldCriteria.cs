namespace Xnat.Typed;

/// <summary>Makes criteria of a field and a value of its type.</summary>
internal static class FieldCriteria
{
    public static XnatCriterion Compare(CriterionField field, Comparison comparison, object? value)
    {
        if (comparison is not (Comparison.Equal or Comparison.NotEqual) && !HasOrder(field.ValueType))
        {
            throw new ArgumentException(
                $"C# has no order for a {field.ValueType.Name}; only numbers, dates and times have one.", nameof(value));
        }

        return new(ComparisonCondition.Of(field, comparison, value));
    }

    public static XnatCriterion IsIn<T>(CriterionField field, IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(ListCondition.Of(field, values.Select(static value => (object?)value)));
    }

    public static XnatCriterion Match(CriterionField field, TextMatch match, string text, StringComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(TextCondition.Of(field, match, text, IgnoresCase(comparison)));
    }

    /// <exception cref="ArgumentException">The comparison depends on a culture.</exception>
    public static bool IgnoresCase(StringComparison comparison) => comparison switch
    {
        StringComparison.Ordinal => false,
        StringComparison.OrdinalIgnoreCase => true,
        _ => throw new ArgumentException(
            "Texts are compared by StringComparison.Ordinal or OrdinalIgnoreCase; a server has no culture.", nameof(comparison)),
    };

    /// <summary>Whether C#'s operators know which of two values is greater.</summary>
    public static bool HasOrder(Type type) =>
        type != typeof(string) && type != typeof(bool) && typeof(IComparable).IsAssignableFrom(type);
}
