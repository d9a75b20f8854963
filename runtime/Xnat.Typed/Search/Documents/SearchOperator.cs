namespace Xnat.Typed;

/// <summary>XNAT's words for comparisons (security.xsd, <c>comparison_type</c>).</summary>
internal static class SearchOperator
{
    public const string Equal = "=";
    public const string NotEqual = "!=";
    public const string Less = "<";
    public const string LessOrEqual = "<=";
    public const string Greater = ">";
    public const string GreaterOrEqual = ">=";
    public const string Like = "LIKE";
    public const string In = "IN";
    public const string IsNull = "IS NULL";
    public const string IsNotNull = "IS NOT NULL";
}
