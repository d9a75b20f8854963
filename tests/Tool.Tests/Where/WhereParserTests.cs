using Xnat.Typed.Tool.Where;

namespace Xnat.Typed.Tool.Tests.Where;

public sealed class WhereParserTests
{
    private const string Type = "xnat:mrSessionData";

    [Theory]
    [InlineData("project = brainimages and age > 60", "xnat:mrSessionData/project == … && xnat:mrSessionData/age > …")]
    [InlineData("a = 1 or b = 2 and c = 3", "xnat:mrSessionData/a == … || (xnat:mrSessionData/b == … && xnat:mrSessionData/c == …)")]
    [InlineData(
        "(a = 1 or b = 2) and c = 3",
        "(xnat:mrSessionData/a == … || xnat:mrSessionData/b == …) && xnat:mrSessionData/c == …")]
    [InlineData("NOT label LIKE 'MR*'", "!(xnat:mrSessionData/label.StartsWith(…, ignoring case))")]
    [InlineData("label not like '*x*'", "!(xnat:mrSessionData/label.Contains(…, ignoring case))")]
    [InlineData("label like *x", "xnat:mrSessionData/label.EndsWith(…, ignoring case)")]
    [InlineData("label like x", "xnat:mrSessionData/label.Equals(…, ignoring case)")]
    [InlineData("label like '*'", "!(xnat:mrSessionData/label == null)")]
    [InlineData("scanner/model is null", "xnat:mrSessionData/scanner/model == null")]
    [InlineData("date is not null", "!(xnat:mrSessionData/date == null)")]
    [InlineData("date = null", "xnat:mrSessionData/date == null")]
    [InlineData("date between 2020-01-01 and 2020-12-31", "xnat:mrSessionData/date >= … && xnat:mrSessionData/date <= …")]
    [InlineData("s in (a, 'b c', 3)", "xnat:mrSessionData/s == … || xnat:mrSessionData/s == … || xnat:mrSessionData/s == …")]
    [InlineData("subject.group != control", "xnat:subjectData/group != …")]
    [InlineData("subject.variable.hand = left", "xnat:subjectData/variable(hand) == …")]
    [InlineData("variable.volume >= 1.5e3", "variable(volume) >= …")]
    [InlineData("xnat:mrScanData/parameters/tr<2.5", "xnat:mrScanData/parameters/tr < …")]
    [InlineData(
        "id <> X1 && !(a == 1 || a == 2)",
        "xnat:mrSessionData/ID != … && !(xnat:mrSessionData/a == … || xnat:mrSessionData/a == …)")]
    public void ConditionIsReadAsCSharpWouldSayIt(string text, string meaning) =>
        Assert.Equal(meaning, WhereParser.Parse(text, Type).ToString());

    [Theory]
    [InlineData("label = 60", "60.0", true)]
    [InlineData("label = 60", "S60", false)]
    [InlineData("label = '60'", "60.0", false)]
    [InlineData("label = '60'", "60", true)]
    [InlineData("label != 60", "S60", true)]
    [InlineData("label > 9", "10", true)]
    [InlineData("label > 9", "ten", false)]
    [InlineData("label > 9", null, false)]
    [InlineData("not label > 9", null, true)]
    [InlineData("label >= 2020-02-29", "2020-03-01", true)]
    [InlineData("label < 2020-02-29", "2020-03-01", false)]
    [InlineData("label = true", "1", true)]
    [InlineData("label = 'O''Neil'", "O'Neil", true)]
    [InlineData("label = \"it's\"", "it's", true)]
    [InlineData("label = S1", "s1", false)]
    [InlineData("label like s1", "S1", true)]
    [InlineData("label contains ei", "O'NEIL", true)]
    [InlineData("label in (1, S2, null)", "S2", true)]
    [InlineData("label in (1, S2, null)", null, true)]
    [InlineData("label in (1, S2, null)", "1.0", true)]
    [InlineData("label not in (S1, S2)", "S3", true)]
    public void ValueIsComparedAsItIsWritten(string text, string? value, bool isMet) =>
        Assert.Equal(isMet, WhereParser.Parse(text, Type).IsMet(field => field.Read(value)));

    [Theory]
    [InlineData("", 1, "the name of a field is expected here")]
    [InlineData("age >", 6, "a value is expected here")]
    [InlineData("age > sixty", 7, "only numbers and days (2020-02-29), without quotes, can be greater or less")]
    [InlineData("age > '60'", 7, "only numbers and days (2020-02-29), without quotes, can be greater or less")]
    [InlineData("age > 60 label = x", 10, "'and', 'or' or the end is expected here")]
    [InlineData("age > 60 and", 13, "the name of a field is expected here")]
    [InlineData("(age > 60", 1, "this bracket is never closed")]
    [InlineData("age > 60)", 9, "'and', 'or' or the end is expected here")]
    [InlineData("label = 'x", 9, "the text that begins here has no ' at its end")]
    [InlineData("label ~ x", 7, "this sign means nothing here; put texts with such signs into quotes")]
    [InlineData("label is x", 10, "'null' is expected after 'is'")]
    [InlineData("label in a", 10, "a list in brackets is expected here, such as (a, b)")]
    [InlineData("label in (a b)", 13, "',' or ')' is expected here")]
    [InlineData("label not = x", 11, "'like', 'in' or 'contains' is expected after 'not'")]
    [InlineData("label like 'a*b'", 12, "a star may stand at the beginning and at the end only")]
    [InlineData("age between 1 or 2", 15, "'and' is expected between the least and the greatest value")]
    [InlineData("'label' = x", 1, "the name of a field is expected here")]
    [InlineData("label x", 7, "=, !=, <, <=, >, >=, like, in, contains, between or is null is expected here")]
    [InlineData("variable. = x", 1, "no field is called so; write " + FieldName.Kinds)]
    [InlineData("a//b = x", 1, "no field is called so; write " + FieldName.Kinds)]
    public void MistakeIsShownAtItsPlace(string text, int column, string reason)
    {
        var exception = Assert.Throws<WhereException>(() => WhereParser.Parse(text, Type));

        Assert.Equal($"--where, column {column}: {reason}.\n  {text}\n  {new string(' ', column - 1)}^", exception.Message);
    }

    [Fact]
    public void BracketsWithoutEndAreRefused()
    {
        var text = new string('(', 100_000);

        var exception = Assert.Throws<WhereException>(() => WhereParser.Parse(text, Type));

        Assert.StartsWith("--where, column 101: there are more than 100", exception.Message, StringComparison.Ordinal);
    }
}
