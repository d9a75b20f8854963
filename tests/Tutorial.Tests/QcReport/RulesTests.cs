using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Findings;

namespace Xnat.Typed.Tutorial.Tests.QcReport;

public sealed class RulesTests
{
    private const string Mr = "xnat:mrSessionData";

    private static readonly QcScan T1 = new("1", "T1", "usable") { Total = new(10, 1_000_000) };
    private static readonly QcScan Flair = new("2", "FLAIR", "usable") { Total = new(10, 2_000_000) };

    [Fact]
    public void CompleteSessionHasNothingToLookAt() => Assert.Empty(FindingsOf(Session("A", T1)));

    [Fact]
    public void WhatIsNotKnownOfASubjectIsNamed()
    {
        var session = Session("A", T1) with { Sex = null, Age = null, Date = null };

        Assert.Equal([FindingKind.NoDate, FindingKind.NoSex, FindingKind.NoAge], Kinds(session));
    }

    [Fact]
    public void SessionWithoutScansIsNotMissedInEachType()
    {
        QcSession[] all = [.. Enumerable.Range(0, 5).Select(static at => Session($"A{at}", T1, Flair)), Session("B")];

        Assert.Equal([FindingKind.NoScans], Kinds(all[5], all));
    }

    [Fact]
    public void FailedSessionIsNotSaidToHaveNoScans() =>
        Assert.Equal([FindingKind.Failed], Kinds(Session("A") with { Failure = "GET … answered 500." }));

    [Fact]
    public void FilesThatNobodyCountedAreNotMissing() => Assert.Empty(FindingsOf(Session("A", T1 with { Total = null })));

    [Theory]
    [InlineData("unusable", FindingKind.Unusable)]
    [InlineData("QUESTIONABLE", FindingKind.Questionable)]
    internal void QualityIsTaken(string quality, FindingKind expected) =>
        Assert.Equal([expected], Kinds(Session("A", T1 with { Quality = quality })));

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(1, 3, 0)]
    [InlineData(2, 1, 0)]
    public void TypeIsMissedThatMostSessionsHave(int with, int without, int expected)
    {
        QcSession[] all =
        [
            .. Enumerable.Range(0, with).Select(static at => Session($"A{at}", T1, Flair)),
            .. Enumerable.Range(0, without).Select(static at => Session($"B{at}", T1)),
        ];

        Assert.Equal(expected, FindingsOf(all[^1], all).Count(static thing => thing.Kind == FindingKind.MissingType));
    }

    [Fact]
    public void SessionsOfAnotherKindSayNothingAboutTypes()
    {
        QcSession[] all =
        [
            .. Enumerable.Range(0, 6).Select(static at => Session($"A{at}", T1, Flair)),
            Session("B", T1) with { DataType = "xnat:petSessionData" },
        ];

        Assert.Empty(FindingsOf(all[6], all));
    }

    [Theory]
    [InlineData(499_999, true)]
    [InlineData(500_001, false)]
    [InlineData(1_999_999, false)]
    [InlineData(2_000_001, true)]
    public void HalfAndTwiceTheMedianAreTheBounds(long bytes, bool isOdd)
    {
        QcSession[] all =
        [
            .. Enumerable.Range(0, 5).Select(static at => Session($"A{at}", T1)), Session("B", T1 with { Total = new(9, bytes) }),
        ];

        Assert.Equal(isOdd, FindingsOf(all[5], all).Any(static thing => thing.Kind == FindingKind.OddSize));
    }

    [Fact]
    public void LabelsThatDifferInCapitalLettersAreOne()
    {
        QcSession[] all = [Session("MR1", T1), Session("mr1 ", T1), Session("MR2", T1)];

        Assert.Equal([[FindingKind.DuplicateLabel], [FindingKind.DuplicateLabel], []], all.Select(session => Kinds(session, all)));
    }

    private static QcSession Session(string label, params QcScan[] scans) => new(label, label, Mr)
    {
        Date = new(2024, 2, 29), Sex = "female", Age = "44", Scans = scans, Total = new(1, 1),
    };

    private static List<Finding> FindingsOf(QcSession session, params QcSession[] all) =>
        [.. Rules.Apply(new("P", null, new("http://localhost/"), all.Length == 0 ? [session] : all, 1)).Of(session)];

    private static List<FindingKind> Kinds(QcSession session, params QcSession[] all) =>
        [.. FindingsOf(session, all).Select(static thing => thing.Kind)];
}
