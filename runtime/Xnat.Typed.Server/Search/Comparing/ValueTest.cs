using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>Makes a test of stored values out of a comparison. Empty texts count as null, as they do in XNAT.</summary>
internal static class ValueTest
{
    /// <exception cref="RestException">500, where the database would refuse the SQL that comes of it.</exception>
    public static Func<string?, bool> For(Comparison comparison, Operand operand)
    {
        switch (comparison)
        {
            case Comparison.IsNull:
                return string.IsNullOrEmpty;
            case Comparison.IsNotNull:
                return text => !string.IsNullOrEmpty(text);
            case Comparison.Equal when !operand.IsSql && operand.Value.Trim().Length == 0:
                return string.IsNullOrEmpty;
            case Comparison.Equal when !operand.IsSql && operand.Value.Trim() == "*":
                return text => !string.IsNullOrEmpty(text);
            case Comparison.Like:
                var pattern = Pattern(operand);
                return text => text is not null && SqlPattern.IsMatch(text, pattern);
            case Comparison.In:
                var orders = SqlText.List(operand.Value, operand.IsSql).Select(value => ValueOrder.With(operand.Kind, value)).ToList();
                return text => !string.IsNullOrEmpty(text) && orders.Exists(order => order(text) == 0);
            case Comparison.Between:
                return Between(operand);
            default:
                return Ordered(comparison, operand);
        }
    }

    private static string Pattern(Operand operand)
    {
        if (operand.IsSql) return SqlText.Value(operand.Value, isSql: true);
        return operand.IsDisplayField ? operand.Value : "%" + operand.Value.Replace('*', '%') + "%";
    }

    private static Func<string?, bool> Between(Operand operand)
    {
        var (low, high) = SqlText.Range(operand.Value, operand.IsSql);
        var (fromLow, fromHigh) = (ValueOrder.With(operand.Kind, low), ValueOrder.With(operand.Kind, high));
        return text => !string.IsNullOrEmpty(text) && fromLow(text) >= 0 && fromHigh(text) <= 0;
    }

    private static Func<string?, bool> Ordered(Comparison comparison, Operand operand)
    {
        if (comparison == Comparison.NotEqual && !operand.IsSql && operand.Value.Length == 0) return _ => true;
        var order = ValueOrder.With(operand.Kind, operand.IsSql ? SqlText.Value(operand.Value, isSql: true) : operand.Value);
        return comparison switch
        {
            Comparison.Equal => text => !string.IsNullOrEmpty(text) && order(text) == 0,
            // Null counts as different.
            Comparison.NotEqual => text => string.IsNullOrEmpty(text) || order(text) != 0,
            Comparison.Less => text => !string.IsNullOrEmpty(text) && order(text) < 0,
            Comparison.LessOrEqual => text => !string.IsNullOrEmpty(text) && order(text) <= 0,
            Comparison.Greater => text => !string.IsNullOrEmpty(text) && order(text) > 0,
            _ => text => !string.IsNullOrEmpty(text) && order(text) >= 0,
        };
    }
}
