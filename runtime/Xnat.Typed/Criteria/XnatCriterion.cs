namespace Xnat.Typed;

/// <summary>
/// What must be true of the objects that a query finds, made of descriptors:
/// <c>MrSessionData.Schema.Date &gt; day &amp; MrSessionData.Schema.Coil.Is("head")</c>. The same as a lambda, for fields that have no
/// property in one and for compilers before C# 14.
/// </summary>
/// <remarks>Immutable. <c>&amp;</c> and <c>|</c>, not <c>&amp;&amp;</c> and <c>||</c>; comparisons bind closer than these.</remarks>
public sealed class XnatCriterion
{
    internal XnatCriterion(Condition condition) => Condition = condition;

    internal Condition Condition { get; }

    /// <summary>Both are true.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static XnatCriterion operator &(XnatCriterion left, XnatCriterion right) => Combine(isAny: false, left, right);

    /// <summary>At least one of the two is true.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static XnatCriterion operator |(XnatCriterion left, XnatCriterion right) => Combine(isAny: true, left, right);

    /// <summary>It is false. As in C#, a comparison with an empty field is false, so its opposite is true.</summary>
    /// <param name="criterion">What must be false.</param>
    public static XnatCriterion operator !(XnatCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return new(NegatedCondition.Of(criterion.Condition));
    }

    /// <summary>The criterion in the words of C#, without its values.</summary>
    public override string ToString() => Condition.ToString();

    private static XnatCriterion Combine(bool isAny, XnatCriterion left, XnatCriterion right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(CombinedCondition.Of(isAny, left.Condition, right.Condition));
    }
}
