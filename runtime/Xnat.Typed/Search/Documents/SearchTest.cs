namespace Xnat.Typed;

/// <summary>One comparison in the words of XNAT.</summary>
/// <param name="Field">Data type, slash, display id or path of the schema.</param>
/// <param name="Comparison">One of <see cref="SearchOperator"/>.</param>
/// <param name="Value">The value or pattern.</param>
internal sealed record SearchTest(string Field, string Comparison, string Value) : SearchClause
{
    /// <summary>Without its value, which may be a label.</summary>
    public override string ToString() => Value.Length == 0 ? $"{Field} {Comparison}" : $"{Field} {Comparison} …";
}
