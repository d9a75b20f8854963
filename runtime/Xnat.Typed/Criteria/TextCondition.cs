namespace Xnat.Typed;

/// <summary>A text holds another, begins or ends with it, or is it in other letter case.</summary>
internal sealed record TextCondition(CriterionField Field, TextMatch Match, string Text, bool IgnoresCase) : Condition
{
    public override IEnumerable<CriterionField> Fields => [Field];

    /// <summary>An empty text is in all texts, and none that is read is one.</summary>
    public static Condition Of(CriterionField field, TextMatch match, string text, bool ignoresCase) =>
        text.Length > 0 ? new TextCondition(field, match, text, ignoresCase)
        : match == TextMatch.Whole ? new FixedCondition(false)
        : NegatedCondition.Of(new NullCondition(field));

    public override Condition With(Func<CriterionField, CriterionField> field) => this with { Field = field(Field) };

    public override bool IsMet(Func<CriterionField, object?> valueOf)
    {
        if (valueOf(Field) is not string text) return false;
        var comparison = IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Match switch
        {
            TextMatch.Whole => text.Equals(Text, comparison),
            TextMatch.AtStart => text.StartsWith(Text, comparison),
            TextMatch.AtEnd => text.EndsWith(Text, comparison),
            _ => text.Contains(Text, comparison),
        };
    }

    public override string ToString()
    {
        var verb = Match switch
        {
            TextMatch.Whole => "Equals",
            TextMatch.AtStart => "StartsWith",
            TextMatch.AtEnd => "EndsWith",
            _ => "Contains",
        };
        return $"{Field}.{verb}(…{(IgnoresCase ? ", ignoring case" : "")})";
    }
}
