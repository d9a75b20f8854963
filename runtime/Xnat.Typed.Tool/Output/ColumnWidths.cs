namespace Xnat.Typed.Tool.Output;

/// <summary>How wide the columns of a table are on a terminal.</summary>
internal static class ColumnWidths
{
    /// <summary>What a column takes besides its cells: a blank on both sides and the line before it.</summary>
    private const int Between = 3;

    /// <summary>A column that needs more is cut before one that needs less is left out.</summary>
    private const int Readable = 16;

    /// <summary>The widths of the columns for which there is room, from the left.</summary>
    /// <param name="needed">How wide the widest cell of each is.</param>
    /// <param name="heads">How wide each heading is.</param>
    /// <param name="room">Width of the terminal.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> needed, IReadOnlyList<int> heads, int room)
    {
        var least = needed.Zip(heads, static (width, head) => Math.Min(width, Math.Max(head, Readable))).ToList();
        var count = needed.Count;
        while (count > 1 && least.Take(count).Sum() > RoomFor(count, room)) count--;
        int[] widths = [.. needed.Take(count)];
        for (var left = RoomFor(count, room); widths.Sum() > left;)
        {
            // The widest gives way, down to the next widest, so that few are cut.
            var widest = widths.Max();
            if (widest <= 1) break;
            widths[Array.LastIndexOf(widths, widest)] = widest - 1;
        }

        return widths;
    }

    private static int RoomFor(int columns, int room) => room - (columns * Between) - 1;
}
