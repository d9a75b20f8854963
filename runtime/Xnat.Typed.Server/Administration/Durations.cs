using System.Globalization;

namespace Xnat.Typed.Server.Administration;

/// <summary>Durations as site properties write them: <c>15 minutes</c>.</summary>
internal static class Durations
{
    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("day", TimeSpan.FromDays(1)), ("hour", TimeSpan.FromHours(1)), ("minute", TimeSpan.FromMinutes(1)),
        ("second", TimeSpan.FromSeconds(1)), ("millisecond", TimeSpan.FromMilliseconds(1)),
    ];

    public static string Format(TimeSpan duration)
    {
        var (name, length) = Array.Find(Units, unit => duration.Ticks % unit.Length.Ticks == 0 && duration >= unit.Length);
        if (name is null) (name, length) = Units[^1];
        var count = duration.Ticks / length.Ticks;
        return string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");
    }

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var count, var unit]
            || !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var (name, length) = Array.Find(Units, known =>
            string.Equals(known.Name, unit.TrimEnd('s', 'S'), StringComparison.OrdinalIgnoreCase));
        if (name is null || number > TimeSpan.MaxValue.Ticks / length.Ticks) return false;
        duration = length * number;
        return true;
    }
}
