using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Tests.Naming;

/// <summary>
/// Values whose meaning is a sign or a comparison say it in their member's name, and no value loses its member to another.
/// </summary>
public class EnumerationNamingTests
{
    [Theory]
    [InlineData("-1", "Minus1")]
    [InlineData("+1", "Plus1")]
    [InlineData("\u22121", "Minus1")]
    [InlineData("0", "Value0")]
    [InlineData("<5", "LessThan5")]
    [InlineData(">5", "GreaterThan5")]
    [InlineData("\u22645", "AtMost5")]
    [InlineData("<=5", "AtMost5")]
    [InlineData("\u22655", "AtLeast5")]
    [InlineData(">=5", "AtLeast5")]
    [InlineData("<= 5", "AtMost5")]
    [InlineData("5%", "Value5Percent")]
    [InlineData("5 %", "Value5Percent")]
    [InlineData("<5%", "LessThan5Percent")]
    [InlineData("<-5", "LessThanMinus5")]
    [InlineData("-<5", "MinusLessThan5")]
    [InlineData("INF", "Inf")]
    [InlineData("-INF", "MinusInf")]
    [InlineData("1.0", "Value1Point0")]
    [InlineData("1,0", "Value1Comma0")]
    [InlineData("-0.5", "Minus0Point5")]
    [InlineData(".5", "Point5")]
    [InlineData("-.5", "MinusPoint5")]
    [InlineData("1.2.3", "Value1Point2Point3")]
    [InlineData("1e3", "Value1e3")]
    [InlineData("1E3", "Value1E3")]
    [InlineData("1e-3", "Value1eMinus3")]
    [InlineData("1e+3", "Value1ePlus3")]
    [InlineData("1/2", "Value1Slash2")]
    [InlineData("1:2", "Value1Colon2")]
    [InlineData("--1", "MinusMinus1")]
    [InlineData("\u00B15", "PlusMinus5")]
    [InlineData("+/-5", "PlusMinus5")]
    [InlineData("\u22600", "NotEqual0")]
    [InlineData("=0", "Equal0")]
    [InlineData("~5", "About5")]
    [InlineData("30\u00B0", "Value30Degree")]
    [InlineData("grade -1", "GradeMinus1")]
    [InlineData("(-1)", "Minus1")]
    [InlineData("\uFF15", "Value\uFF15")]
    public void SignsOfNumbersAreSpelled(string value, string expected) => Assert.Equal(expected, NameOf(value));

    [Theory]
    [InlineData("5-10", "Value5To10")]
    [InlineData("18 - 25", "Value18To25")]
    [InlineData("18\u201325", "Value18To25")]
    [InlineData("1.5-2.5", "Value1Point5To2Point5")]
    [InlineData("5%-10%", "Value5PercentTo10Percent")]
    [InlineData("2020-01-31", "Value20200131")]
    [InlineData("a-b", "AB")]
    [InlineData("right-handed", "RightHanded")]
    [InlineData("T1-weighted", "T1Weighted")]
    [InlineData("grade-1", "Grade1")]
    [InlineData("left - right", "LeftRight")]
    [InlineData("pre- and post-operative", "PreAndPostOperative")]
    [InlineData("-- none --", "None")]
    [InlineData("1. left", "Value1Left")]
    [InlineData("1) left, right; both.", "Value1LeftRightBoth")]
    public void HyphensAndPointsOfWordsAreNoSigns(string value, string expected) => Assert.Equal(expected, NameOf(value));

    [Theory]
    [InlineData("", "Empty")]
    [InlineData(" ", "Blank")]
    [InlineData("  ", "BlankBlank")]
    [InlineData("\t", "Tab")]
    [InlineData("-", "Minus")]
    [InlineData("+", "Plus")]
    [InlineData("%", "Percent")]
    [InlineData("?", "QuestionMark")]
    [InlineData("*", "Star")]
    [InlineData("&", "And")]
    [InlineData("\u00B0", "Degree")]
    [InlineData("<", "LessThan")]
    [InlineData("\u2026", "ValueU2026")]
    [InlineData("A+", "APlus")]
    [InlineData("A-", "AMinus")]
    [InlineData("AB-", "AbMinus")]
    [InlineData("C++", "CPlusPlus")]
    [InlineData("C#", "CHash")]
    [InlineData("N/A", "NA")]
    [InlineData("R & D", "RAndD")]
    [InlineData("65+", "Value65Plus")]
    public void WhatHasNoLetterOrEndsInASignIsSpelledToo(string value, string expected) => Assert.Equal(expected, NameOf(value));

    [Theory]
    [InlineData("5%", "5 %", "Value5Percent", "Value5BlankPercent")]
    [InlineData("1.", "1", "Value1Point", "Value1")]
    [InlineData("N/A", "N A", "NA", "NBlankA")]
    [InlineData("<=5", "\u22645", "LessThanEqual5", "AtMost5")]
    [InlineData("-1", "\u22121", "Minus1", "MinusSign1")]
    [InlineData("10", "1 0", "Value10", "Value1Blank0")]
    [InlineData("", "empty", "Empty", "EmptyValue")]
    [InlineData("a  b", "a b", "ABlankBlankB", "AB")]
    [InlineData("m", "m\u00B2", "M", "MU00B2")]
    [InlineData("equals", "Equals value", "EqualsValue", "EqualsBlankValue")]
    public void ValuesThatWouldShareAMemberAreSpelledInFullAndReported(string first, string second, string one, string other)
    {
        var code = Enumerated(first, second);

        Assert.Equal([(one, first), (other, second)], Values(code));
        var problem = Assert.Single(code.Problems);
        var (kept, changed) = first.Length <= second.Length ? (first, second) : (second, first);
        var (shared, name) = first.Length <= second.Length ? (one, other) : (other, one);
        Assert.Equal(("XNT0206", 2), (problem.Code, problem.Position?.Line));
        Assert.Equal(
            $"lab:a/x: the values '{kept}' and '{changed}' would both be '{shared}', so the second is named '{name}'",
            ProblemCatalog.Format(problem));
    }

    [Fact]
    public void NoValueLosesItsMemberHoweverManyAreAlike()
    {
        var start = new string('a', 130);
        var long300 = Enumerable.Range(0, 300).Select(number => FormattableString.Invariant($"{start}{number}"));
        string[] values = [.. long300, "x-y", "x.y", "x y"];

        var code = Enumerated(values);

        Assert.Equal(values.Length, Values(code).Select(value => value.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(values, Values(code).Select(value => value.Text));
        Assert.Equal(301, code.Problems.Count(problem => problem.Code == "XNT0206"));
        Assert.All(Values(code), value => Assert.InRange(value.Name.Length, 1, 200));
    }

    [Fact]
    public void ValuesThatDifferInCaseOnlyShareAMemberAndThatIsSaid()
    {
        var code = Enumerated("male", "Male", "male ");

        Assert.Equal([("Male", "male"), ("MaleBlank", "male ")], Values(code));
        Assert.Equal(["XNT0202", "XNT0206"], code.Problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SharedEnumerationReportsWhereItsTypeIsDeclared()
    {
        var code = TestSchema.Name("""
            <xs:complexType name="a"><xs:attribute name="x" type="lab:kind"/></xs:complexType>
            <xs:simpleType name="kind"><xs:restriction base="xs:string">
            <xs:enumeration value="1"/><xs:enumeration value="1."/></xs:restriction></xs:simpleType>
            """);

        var problem = Assert.Single(code.Problems);
        Assert.Equal(("XNT0206", 3), (problem.Code, problem.Position?.Line));
        Assert.Equal(["Value1", "Value1Point"], Assert.Single(code.Enumerations).Values.Select(value => value.Name));
    }

    private static string NameOf(string value) => Assert.Single(Values(Enumerated(value))).Name;

    private static IEnumerable<(string Name, string Text)> Values(GeneratedCode code) =>
        code.Types[0].Members[0].Enumeration!.Values.Select(value => (value.Name, value.Text));

    private static GeneratedCode Enumerated(params string[] values)
    {
        var escaped = values.Select(value => string.Concat(value.Select(character => FormattableString.Invariant($"&#{(int)character};"))));
        var enumerations = escaped.Select(value => "<xs:enumeration value=\"" + value + "\"/>");
        return TestSchema.Name(
            "<xs:complexType name=\"a\"><xs:attribute name=\"x\"><xs:simpleType><xs:restriction base=\"xs:string\">"
            + string.Concat(enumerations) + "</xs:restriction></xs:simpleType></xs:attribute></xs:complexType>");
    }
}
