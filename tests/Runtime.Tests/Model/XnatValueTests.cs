using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Model;

public sealed class XnatValueTests
{
    [Theory]
    [InlineData("2024-06-12 10:15:30", 0)]
    [InlineData("2024-06-12 10:15:30.0", 0)]
    [InlineData("2024-06-12 10:15:30.25", 2_500_000)]
    [InlineData("2024-06-12T10:15:30", 0)]
    [InlineData("2024-06-12T10:15:30Z", 0)]
    [InlineData("2024-06-12T10:15:30.1234567Z", 1_234_567)]
    [InlineData("2024-06-12T10:15:30.123456789+05:30", 1_234_567)]
    [InlineData("2024-06-12 10:15:30-11:00", 0)]
    [InlineData("2024-06-12T10:15:30+14:00", 0)]
    public void MomentIsTheWallClockOfTheServer(string text, long ticks)
    {
        var moment = Read<DateTime?>(text)!.Value;

        Assert.Equal(new DateTime(2024, 6, 12, 10, 15, 30).AddTicks(ticks), moment);
        Assert.Equal(DateTimeKind.Unspecified, moment.Kind);
    }

    [Theory]
    [InlineData("10:00:00", 0)]
    [InlineData("10:00:00+02:00", 0)]
    [InlineData("10:00:00Z", 0)]
    [InlineData("10:00:00.5-03:30", 5_000_000)]
    [InlineData("10:00", 0)]
    public void TimeOfDayIsTheWallClockOfTheServer(string text, long ticks) =>
        Assert.Equal(new TimeOnly(10, 0).Add(TimeSpan.FromTicks(ticks)), Read<TimeOnly?>(text));

    [Theory]
    [InlineData("2024-01-01")]
    [InlineData("2024-01-01Z")]
    [InlineData("2024-01-01-05:00")]
    [InlineData("2024-01-01+14:00")]
    [InlineData("2024-01-01 00:00:00.0")]
    [InlineData("01/01/2024")]
    public void DayIsTheDayThatIsWritten(string text) => Assert.Equal(new DateOnly(2024, 1, 1), Read<DateOnly?>(text));

    [Theory]
    [InlineData("INF", double.PositiveInfinity)]
    [InlineData("-INF", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("1.50", 1.5)]
    [InlineData("4.2E1", 42)]
    [InlineData("1e+16", 1e16)]
    public void NumberIsReadAsXsdAndJavaSpellIt(string text, double number) => Assert.Equal(number, Read<double?>(text));

    [Theory]
    [InlineData(double.PositiveInfinity, "INF")]
    [InlineData(double.NegativeInfinity, "-INF")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    public void NumberIsWrittenAsXsdSpellsIt(double number, string text) => Assert.Equal(text, XnatValue.Format(number));

    [Theory]
    [InlineData("007", 7)]
    [InlineData("12.0", 12)]
    [InlineData("1.2E1", 12)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void IntegerKeepsAllItsDigits(string text, long number) => Assert.Equal(number, Read<long?>(text));

    [Theory]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("0", ulong.MinValue)]
    [InlineData("12.0", 12ul)]
    public void UnsignedIntegerKeepsAllItsDigits(string text, ulong number) => Assert.Equal(number, Read<ulong?>(text));

    [Theory]
    [InlineData("-1")]
    [InlineData("18446744073709551616")]
    [InlineData("1.5")]
    public void WhatNoUnsignedIntegerHoldsIsRefused(string text) => Assert.Throws<XnatContentException>(() => Read<ulong?>(text));

    [Theory]
    [InlineData("1e999")]
    [InlineData("twelve")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData(" ")]
    public void TextThatIsNoNumberIsNamedByItsField(string text)
    {
        var error = Assert.Throws<XnatContentException>(() => Read<double?>(text));

        Assert.Equal(("xnat:test", "value", "Double"), (error.DataType, error.Field, error.ValueKind));
        Assert.DoesNotContain(text.Trim().Length > 0 ? text : "none", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("9223372036854775808")]
    [InlineData("1e40")]
    [InlineData("1e-40")]
    [InlineData("7.00000000000000000000000000000001")]
    public void NumberThatIsNoIntegerIsNotCut(string text) => Assert.Throws<XnatContentException>(() => Read<long?>(text));

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("yesterday")]
    [InlineData("2024-01-01Z05:00")]
    public void TextThatIsNoDayIsNamedByItsField(string text) => Assert.Throws<XnatContentException>(() => Read<DateOnly?>(text));

    [Fact]
    public void ReaderThatFailsSaysThatTheContentIsWrong() =>
        Assert.Throws<XnatContentException>(() => XnatValue.Parse("x", new XnatField<int>("xnat:test", "value", int.Parse)));

    [Fact]
    public void MomentsOfAZoneAreRefused()
    {
        var session = new MrSessionData();
        var field = new XnatField<DateTime?>("xnat:test", "value");
        var offset = new XnatField<DateTimeOffset?>("xnat:test", "value");

        var utc = Assert.Throws<ArgumentException>("value", () => session.Set(field, DateTime.UtcNow));
        Assert.Throws<ArgumentException>("value", () => session.Set(field, DateTime.Now));
        Assert.Throws<ArgumentException>("value", () => session.Set(offset, DateTimeOffset.UnixEpoch));

        Assert.Contains("DateTimeKind.Unspecified", utc.Message, StringComparison.Ordinal);
        Assert.False(session.HasChanges);
    }

    private static T? Read<T>(string text) => XnatValue.Parse(text, new XnatField<T?>("xnat:test", "value"));
}
