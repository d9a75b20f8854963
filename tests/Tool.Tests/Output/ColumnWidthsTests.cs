using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Tests.Output;

public sealed class ColumnWidthsTests
{
    [Theory]
    [InlineData("5,5,5", 80, "5,5,5")]
    [InlineData("5,60,5", 80, "5,60,5")]
    [InlineData("5,90,5", 80, "5,60,5")]
    [InlineData("40,40", 57, "25,25")]
    [InlineData("20,20,20", 48, "20,20")]
    [InlineData("90", 20, "16")]
    [InlineData("90,90", 4, "1")]
    public void WidestColumnsGiveWayAndThoseWithoutRoomAreLeftOut(string needed, int room, string widths) => Assert.Equal(
        widths, string.Join(',', ColumnWidths.Of(Numbers(needed), [.. Numbers(needed).Select(static _ => 4)], room)));

    [Fact]
    public void TableIsNeverWiderThanTheTerminal()
    {
        var random = new Random(7);
        for (var time = 0; time < 2000; time++)
        {
            int[] needed = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, 90))];
            var room = random.Next(10, 200);

            var widths = ColumnWidths.Of(needed, [.. needed.Select(width => Math.Min(width, 8))], room);

            Assert.True(widths.Count == 1 || widths.Sum() + (3 * widths.Count) + 1 <= room);
            Assert.All(widths.Zip(needed), static pair => Assert.InRange(pair.First, 1, pair.Second));
        }
    }

    private static int[] Numbers(string text) => [.. text.Split(',').Select(int.Parse)];
}
