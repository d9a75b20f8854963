namespace Xnat.Typed;

/// <summary>
/// Says a condition in the words of XNAT's search, such that at least the objects are found for which it is true. Where the words have
/// another meaning than C#'s, more are found, and the rest is done with the rows.
/// </summary>
internal sealed class ServerFilter(QueryRoot root)
{
    // A list that is longer is sent as words with commas or not at all: each alternative is a condition of the SQL statement.
    private const int MostAlternatives = 500;

    public ServerPart Weaken(Condition condition) => Weaken(condition, isNegated: false);

    private ServerPart Weaken(Condition condition, bool isNegated) => condition switch
    {
        FixedCondition { Value: true } => new(null, IsExact: true),
        NegatedCondition negated => Weaken(negated.Inner, !isNegated),
        CombinedCondition set => ServerPart.Combine(
            set.IsAny != isNegated, [.. set.Parts.Select(part => Weaken(part, isNegated))]),
        NullCondition test => Null(test.Field, isNegated),
        ComparisonCondition test => Compare(test, isNegated),
        TextCondition test => isNegated ? ServerPart.Everything : Match(test.Field, test.Match, test.Text),
        ListCondition test => Among(test, isNegated),
        _ => ServerPart.Everything,
    };

    /// <summary>A variable that is read as a number may hold a text that is none: for C# it is empty then, for XNAT it is not.</summary>
    private ServerPart Null(CriterionField field, bool isNegated)
    {
        if (isNegated) return new(Test(field, SearchOperator.IsNotNull), IsExact: !IsLoose(field));
        return IsLoose(field) ? ServerPart.Everything : new(Test(field, SearchOperator.IsNull), IsExact: true);
    }

    private ServerPart Compare(ComparisonCondition test, bool isNegated) =>
        (isNegated ? Opposite(test.Operator) : test.Operator) switch
        {
            Comparison.Equal => Equal(test.Field, test.Value),
            Comparison.NotEqual => Differ(test.Field, test.Value),
            // The opposite of a comparison is true of what is empty, which SQL's is not.
            var order => Order(test.Field, order, test.Value, includesEmpty: isNegated),
        };

    private ServerPart Order(CriterionField field, Comparison comparison, object value, bool includesEmpty)
    {
        var found = IsLoose(field) ? null : ServerValue.Compare(comparison, value, field.ValueType);
        if (found is null) return includesEmpty ? ServerPart.Everything : Some(field);
        var part = new ServerPart(All(field, found), found.IsExact);
        return includesEmpty ? ServerPart.Combine(isAny: true, [part, new(Test(field, SearchOperator.IsNull), IsExact: true)]) : part;
    }

    private ServerPart Equal(CriterionField field, object value)
    {
        if (IsLoose(field)) return Some(field);
        if (TextOf(value) is not { } text)
        {
            var found = ServerValue.Compare(Comparison.Equal, value, field.ValueType);
            return found is null ? Some(field) : new(All(field, found), found.IsExact);
        }

        return !field.IsVariable && SearchPattern.IsExact(text)
            ? new(Test(field, SearchOperator.Equal, text), IsExact: true)
            : Match(field, TextMatch.Whole, text);
    }

    /// <summary>XNAT's <c>!=</c> is true of what is empty, as C#'s is.</summary>
    private ServerPart Differ(CriterionField field, object value)
    {
        if (IsLoose(field) || field.IsVariable) return ServerPart.Everything;
        if (TextOf(value) is { } text)
            return SearchPattern.IsExact(text) ? new(Test(field, SearchOperator.NotEqual, text), IsExact: true) : ServerPart.Everything;
        return ServerValue.Compare(Comparison.Equal, value, field.ValueType) is { IsExact: true, Tests: [var test] }
            ? new(Test(field, SearchOperator.NotEqual, test.Value), IsExact: true)
            : ServerPart.Everything;
    }

    private ServerPart Match(CriterionField field, TextMatch match, string text) =>
        SearchPattern.Of(match, text) is { } pattern ? new(Test(field, SearchOperator.Like, pattern), IsExact: false) : Some(field);

    private ServerPart Among(ListCondition test, bool isNegated)
    {
        var texts = test.Values.Select(TextOf).ToList();
        var isList = texts.Count > 1 && texts.TrueForAll(static text => text is not null && SearchPattern.IsWord(text));
        if (isList && !isNegated && !test.Field.IsVariable)
            return new(Test(test.Field, SearchOperator.In, string.Join(',', texts.Order(StringComparer.Ordinal))), IsExact: true);
        if (test.Values.Count > MostAlternatives) return isNegated ? ServerPart.Everything : Some(test.Field);
        var parts = test.Values.Select(value => isNegated ? Differ(test.Field, value) : Equal(test.Field, value));
        return ServerPart.Combine(isAny: !isNegated, [.. parts]);
    }

    private SearchClause All(CriterionField field, ServerComparison comparison)
    {
        var tests = comparison.Tests.Select(test => Test(field, test.Comparison, test.Value)).ToList();
        return tests.Count == 1 ? tests[0] : new SearchSet(IsAny: false, tests);
    }

    private ServerPart Some(CriterionField field) => new(Test(field, SearchOperator.IsNotNull), IsExact: false);

    private SearchTest Test(CriterionField field, string comparison, string value = "") =>
        new(root.ColumnOf(field).Name, comparison, value);

    private static bool IsLoose(CriterionField field) => field.IsVariable && field.ValueType != typeof(string);

    /// <summary>The text of a text or of an enumerated value.</summary>
    private static string? TextOf(object value) => ServerValue.IsText(value.GetType()) ? value.ToString() : null;

    private static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        _ => Comparison.Less,
    };
}
