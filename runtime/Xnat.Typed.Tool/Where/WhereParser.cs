namespace Xnat.Typed.Tool.Where;

/// <summary>
/// Reads conditions such as <c>project = brainimages and (age &gt; 60 or not label like 'PILOT*')</c>. <c>and</c> binds closer than
/// <c>or</c>, <c>not</c> closest.
/// </summary>
internal sealed class WhereParser
{
    /// <summary>Brackets within brackets; nobody writes more, and each level takes room on the stack.</summary>
    private const int MaxDepth = 100;

    private readonly string text;
    private readonly string itemType;
    private readonly IReadOnlyList<Token> tokens;
    private int at;
    private int depth;

    private WhereParser(string text, string itemType)
    {
        this.text = text;
        this.itemType = itemType;
        tokens = Tokens.Of(text);
    }

    private Token Current => tokens[at];

    /// <summary>The condition that a text says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="itemType">Data type of the objects, whose fields need no data type in front.</param>
    /// <exception cref="WhereException">It says none; the message shows where.</exception>
    public static Condition Parse(string text, string itemType)
    {
        var parser = new WhereParser(text, itemType);
        var condition = parser.Any();
        return parser.Current.Kind == TokenKind.End
            ? condition
            : throw parser.Wrong("'and', 'or' or the end is expected here");
    }

    private Condition Any()
    {
        var parts = new List<Condition> { All() };
        while (Takes("or", "||")) parts.Add(All());
        return CombinedCondition.Of(isAny: true, parts);
    }

    private Condition All()
    {
        var parts = new List<Condition> { One() };
        while (Takes("and", "&&")) parts.Add(One());
        return CombinedCondition.Of(isAny: false, parts);
    }

    private Condition One()
    {
        if (++depth > MaxDepth) throw Wrong($"there are more than {MaxDepth} brackets and 'not' within each other");
        var condition = Takes("not", "!") ? NegatedCondition.Of(One())
            : Takes(null, "(") ? Bracket()
            : Test();
        depth--;
        return condition;
    }

    private Condition Bracket()
    {
        var opened = tokens[at - 1].At;
        var condition = Any();
        return Takes(null, ")") ? condition : throw new WhereException(text, opened, "this bracket is never closed");
    }

    private Condition Test()
    {
        if (Current.Kind != TokenKind.Word) throw Wrong("the name of a field is expected here");
        var field = FieldName.Parse(Current.Text, itemType)
            ?? throw Wrong($"no field is called so; write {FieldName.Kinds}");
        at++;
        if (Takes("is", null)) return NullTest(field);
        if (!Takes("not", null)) return Operator(field);
        return Takes("like", null) ? NegatedCondition.Of(Like(field))
            : Takes("in", null) ? NegatedCondition.Of(Among(field))
            : Takes("contains", null) ? NegatedCondition.Of(Holds(field))
            : throw Wrong("'like', 'in' or 'contains' is expected after 'not'");
    }

    private Condition Operator(FieldName field)
    {
        if (Takes("like", null)) return Like(field);
        if (Takes("in", null)) return Among(field);
        if (Takes("contains", null)) return Holds(field);
        if (Takes("between", null)) return Between(field);
        if (Current.Kind != TokenKind.Sign || ComparisonOf(Current.Text) is not { } comparison)
            throw Wrong("=, !=, <, <=, >, >=, like, in, contains, between or is null is expected here");
        at++;
        return Compare(field, comparison, Value());
    }

    private Condition NullTest(FieldName field)
    {
        var isNot = Takes("not", null);
        if (!Takes("null", null)) throw Wrong("'null' is expected after 'is'");
        Condition test = new NullCondition(WhereValue.FieldFor(field, typeof(string)));
        return isNot ? NegatedCondition.Of(test) : test;
    }

    private Condition Between(FieldName field)
    {
        var from = Compare(field, Comparison.GreaterOrEqual, Value());
        if (!Takes("and", null)) throw Wrong("'and' is expected between the least and the greatest value");
        return CombinedCondition.Of(isAny: false, from, Compare(field, Comparison.LessOrEqual, Value()));
    }

    private Condition Among(FieldName field)
    {
        if (!Takes(null, "(")) throw Wrong("a list in brackets is expected here, such as (a, b)");
        var parts = new List<Condition>();
        do parts.Add(Compare(field, Comparison.Equal, Value()));
        while (Takes(null, ","));
        return Takes(null, ")") ? CombinedCondition.Of(isAny: true, parts) : throw Wrong("',' or ')' is expected here");
    }

    private Condition Holds(FieldName field) =>
        TextCondition.Of(WhereValue.FieldFor(field, typeof(string)), TextMatch.Anywhere, Value().Text, ignoresCase: true);

    /// <summary>As XNAT has it, capital letters do not matter; a star stands for any letters.</summary>
    private Condition Like(FieldName field)
    {
        var token = Value();
        var pattern = token.Text;
        var (isOpenBefore, isOpenBehind) = (pattern.StartsWith('*'), pattern.EndsWith('*'));
        var inner = pattern.Trim('*');
        if (inner.Contains('*', StringComparison.Ordinal))
            throw new WhereException(text, token.At, "a star may stand at the beginning and at the end only");
        var match = (isOpenBefore, isOpenBehind) switch
        {
            (true, true) => TextMatch.Anywhere,
            (true, false) => TextMatch.AtEnd,
            (false, true) => TextMatch.AtStart,
            _ => TextMatch.Whole,
        };
        return TextCondition.Of(WhereValue.FieldFor(field, typeof(string)), match, inner, ignoresCase: true);
    }

    private Condition Compare(FieldName field, Comparison comparison, Token token)
    {
        var value = WhereValue.Of(token);
        var isOrder = comparison is not (Comparison.Equal or Comparison.NotEqual);
        if (isOrder && value is not (double or DateOnly))
            throw new WhereException(text, token.At, "only numbers and days (2020-02-29), without quotes, can be greater or less");
        return ComparisonCondition.Of(WhereValue.FieldFor(field, value?.GetType() ?? typeof(string)), comparison, value);
    }

    private Token Value()
    {
        if (Current.Kind is not (TokenKind.Word or TokenKind.Quoted)) throw Wrong("a value is expected here");
        return tokens[at++];
    }

    private bool Takes(string? word, string? sign)
    {
        if (!((word is not null && Current.Is(word)) || (sign is not null && Current.IsSign(sign)))) return false;
        at++;
        return true;
    }

    private WhereException Wrong(string reason) => new(text, Current.At, reason);

    private static Comparison? ComparisonOf(string sign) => sign switch
    {
        "=" or "==" => Comparison.Equal,
        "!=" or "<>" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        _ => null,
    };
}
