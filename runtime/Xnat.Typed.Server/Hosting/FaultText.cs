using System.Globalization;

namespace Xnat.Typed.Server;

/// <summary>Faults as texts, one or several separated by commas: <c>delay=2s, status=503, retry-after=5s</c>.</summary>
internal static class FaultText
{
    public const string Known = "delay=TIME, status=NUMBER (and retry-after=TIME with it), html, cut=BYTES, overlength=BYTES, "
        + "drip=BYTES/TIME, expire, stuck=STATUS, ready-after=LOOKS, ready-after=TIME; TIME is a number with ms, s or m behind it";

    /// <exception cref="FormatException">It is not a fault; the message says what is.</exception>
    public static IReadOnlyList<Fault> Parse(string text)
    {
        var faults = new List<Fault>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = mark < 0 ? (part, "") : (part[..mark].TrimEnd(), part[(mark + 1)..].TrimStart());
            if (name == "retry-after" && faults is [.., { Kind: FaultKind.Status } last] && Time(value) is { } wait)
                faults[^1] = last with { RetryAfter = wait };
            else faults.Add(One(name, value) ?? throw Unknown(part));
        }

        return faults.Count > 0 ? faults : throw Unknown(text);
    }

    public static string Write(Fault fault) => fault.Kind switch
    {
        FaultKind.Delay => "delay=" + Write(fault.Time),
        FaultKind.Status => "status=" + Write(fault.Number) + (fault.RetryAfter is { } wait ? ", retry-after=" + Write(wait) : ""),
        FaultKind.Html => "html",
        FaultKind.Cut => "cut=" + Write(fault.Number),
        FaultKind.Overlength => "overlength=" + Write(fault.Number),
        FaultKind.Drip => $"drip={Write(fault.Number)}/{Write(fault.Time)}",
        FaultKind.Expire => "expire",
        FaultKind.ReadyAfter => "ready-after=" + (fault.Number > 0 ? Write(fault.Number) : Write(fault.Time)),
        _ => "stuck=" + fault.Word,
    };

    private static Fault? One(string name, string value) => name switch
    {
        "delay" when Time(value) is { } time => new(FaultKind.Delay) { Time = time },
        "status" when Number(value) is >= 400 and <= 599 and var status => new(FaultKind.Status) { Number = status },
        "html" when value.Length == 0 => new(FaultKind.Html),
        "cut" when Number(value) is { } bytes => new(FaultKind.Cut) { Number = bytes },
        "overlength" when Number(value) is > 0 and var bytes => new(FaultKind.Overlength) { Number = bytes },
        "drip" when value.Split('/') is [var bytes, var interval] && Number(bytes) is > 0 and var number && Time(interval) is { } time =>
            new(FaultKind.Drip) { Number = number, Time = time },
        "expire" when value.Length == 0 => new(FaultKind.Expire),
        "ready-after" when Number(value) is > 0 and var looks => new(FaultKind.ReadyAfter) { Number = looks },
        "ready-after" when Time(value) is { } time && time > TimeSpan.Zero => new(FaultKind.ReadyAfter) { Time = time },
        "stuck" when value.Length > 0 => new(FaultKind.Stuck) { Word = value },
        _ => null,
    };

    private static FormatException Unknown(string text) => new($"'{text}' is not a fault. Known are {Known}.");

    private static long? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number with its unit; <see langword="null"/> if the text is none.</summary>
    public static TimeSpan? Time(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 1 || Number(text[..digits]) is not { } number) return null;
        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            _ => null,
        };
    }

    private static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Write(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? Write((long)time.TotalSeconds) + "s" : Write((long)time.TotalMilliseconds) + "ms";
}
