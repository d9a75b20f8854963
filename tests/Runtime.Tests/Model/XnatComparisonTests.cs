using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Model;

public sealed class XnatComparisonTests
{
    [Theory]
    [InlineData(XnatValueKind.Text, "a", "a")]
    [InlineData(XnatValueKind.Text, "", null)]
    [InlineData(XnatValueKind.Text, "", "")]
    [InlineData(XnatValueKind.Text, null, "")]
    [InlineData(XnatValueKind.Text, null, null)]
    [InlineData(XnatValueKind.Double, "42", "42.0")]
    [InlineData(XnatValueKind.Double, "42", "4.2E1")]
    [InlineData(XnatValueKind.Double, "INF", "Infinity")]
    [InlineData(XnatValueKind.Double, "NaN", "NaN")]
    [InlineData(XnatValueKind.Double, "1E+16", "1.0E16")]
    [InlineData(XnatValueKind.Exact, "7", "007")]
    [InlineData(XnatValueKind.Exact, "12", "12.0")]
    [InlineData(XnatValueKind.Exact, "1.50", "1.5")]
    [InlineData(XnatValueKind.Exact, "-0", "0.00")]
    [InlineData(XnatValueKind.Exact, "1200", "1.2E3")]
    [InlineData(XnatValueKind.Exact, "0.00012", "1.2e-4")]
    [InlineData(XnatValueKind.Boolean, "true", "1")]
    [InlineData(XnatValueKind.Boolean, "false", "0")]
    [InlineData(XnatValueKind.Boolean, "true", "TRUE")]
    [InlineData(XnatValueKind.Date, "2024-01-02", "2024-01-02Z")]
    [InlineData(XnatValueKind.Date, "2024-01-02", "2024-01-02 00:00:00.0")]
    [InlineData(XnatValueKind.Time, "10:00:00", "10:00:00.000")]
    [InlineData(XnatValueKind.Time, "10:00:00", "10:00:00+02:00")]
    [InlineData(XnatValueKind.DateTime, "2024-01-02 10:00:00", "2024-01-02T10:00:00.0")]
    [InlineData(XnatValueKind.DateTime, "2024-01-02 10:00:00", "2024-01-02T10:00:00-08:00")]
    public void SameValueInAnotherSpellingIsEqual(object kind, string? sent, string? kept) =>
        Assert.True(XnatComparison.IsSame((XnatValueKind)kind, sent, kept));

    [Theory]
    [InlineData(XnatValueKind.Text, "007", "7")]
    [InlineData(XnatValueKind.Text, "1.0", "1")]
    [InlineData(XnatValueKind.Text, "true", "1")]
    [InlineData(XnatValueKind.Text, "2024-01-02", "01/02/2024")]
    [InlineData(XnatValueKind.Text, "a", "A")]
    [InlineData(XnatValueKind.Text, "a ", "a")]
    [InlineData(XnatValueKind.Text, "\u00e9", "e\u0301")]
    [InlineData(XnatValueKind.Text, "<", "&lt;")]
    [InlineData(XnatValueKind.Text, "\u00a0", "&nbsp;")]
    [InlineData(XnatValueKind.Text, "a", null)]
    [InlineData(XnatValueKind.Text, null, "a")]
    [InlineData(XnatValueKind.Double, "0.1", "0.10000000001")]
    [InlineData(XnatValueKind.Double, "1", null)]
    [InlineData(XnatValueKind.Double, null, "")]
    [InlineData(XnatValueKind.Double, "INF", "-INF")]
    [InlineData(XnatValueKind.Double, "NaN", "0")]
    [InlineData(XnatValueKind.Exact, "9007199254740993", "9007199254740992")]
    [InlineData(XnatValueKind.Exact, "9007199254740993", "9.007199254740992E15")]
    [InlineData(XnatValueKind.Exact, "0.1234567890123456789", "0.12345678901234568")]
    [InlineData(XnatValueKind.Exact, "1", "-1")]
    [InlineData(XnatValueKind.Exact, "1", "true")]
    [InlineData(XnatValueKind.Boolean, "true", "0")]
    [InlineData(XnatValueKind.Boolean, "true", "yes")]
    [InlineData(XnatValueKind.Date, "2024-01-02", "2024-02-01")]
    [InlineData(XnatValueKind.Date, "2024-01-02", "")]
    [InlineData(XnatValueKind.Time, "10:00:00.5", "10:00:00")]
    [InlineData(XnatValueKind.Time, "10:00:00", "22:00:00")]
    [InlineData(XnatValueKind.DateTime, "2024-01-02 10:00:00", "2024-01-02 08:00:00Z")]
    public void OtherValueIsNotEqual(object kind, string? sent, string? kept) =>
        Assert.False(XnatComparison.IsSame((XnatValueKind)kind, sent, kept));

    [Fact]
    public void SettingTheValueThatIsThereKeepsTheTextOfTheServer()
    {
        var session = new MrSessionData();
        session.Raw.Add("age", "007");
        session.Raw.Add("fieldStrength", "R&amp;D");
        session.Raw.Add("date", "2024-01-01Z");
        session.Raw.Add("time", "10:00:00+02:00");

        session.Age = session.Age;
        session.FieldStrength = session.FieldStrength;
        session.Date = session.Date;
        session.Time = session.Time;

        Assert.False(session.HasChanges);
        Assert.Equal("R&D", session.FieldStrength);
        Assert.Equal("R&amp;D", session.Raw.Values["fieldStrength"]);
        session.Age = 8;
        Assert.True(session.HasChanges);
        session.Age = 7;
        Assert.False(session.HasChanges);
    }
}
