using System.Globalization;

namespace Xnat.Typed;

/// <summary>How far a transfer has come, as one line for people.</summary>
internal static class TransferText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    public static string Of(TransferProgress value)
    {
        List<string> parts = [Word(value), Amount(value)];
        if (Files(value) is { } files) parts.Add(files);
        if (value.Phase == TransferPhase.Transferring && value.BytesPerSecond is { } rate) parts.Add(Size(rate) + "/s");
        if (value.Phase == TransferPhase.Transferring && value.TimeLeft is { } left) parts.Add(Time(left) + " left");
        return string.Join("  ", parts.Where(static part => part.Length > 0));
    }

    private static string Word(TransferProgress value) => value.Phase switch
    {
        TransferPhase.Listing => "listing",
        TransferPhase.Checking => "comparing",
        TransferPhase.Ended => "ended",
        _ => value.Fraction is { } fraction ? string.Create(CultureInfo.InvariantCulture, $"{(int)(fraction * 100),3} %") : "",
    };

    private static string Amount(TransferProgress value) => value.Phase switch
    {
        TransferPhase.Listing when value.Bytes == 0 => "",
        TransferPhase.Transferring when value.Total is { } total => $"{Size(value.Bytes)} of {Size(total)}",
        _ => Size(value.Bytes),
    };

    private static string? Files(TransferProgress value)
    {
        if (value.TotalFiles is { } all && value.Phase != TransferPhase.Ended)
            return string.Create(CultureInfo.InvariantCulture, $"{value.Files} of {CountText.Of(all, "file")}");
        return value.Files > 0 ? CountText.Of(value.Files, "file") : null;
    }

    /// <summary>Powers of 1000 with three digits, as disks and networks are measured.</summary>
    private static string Size(double bytes)
    {
        var unit = 0;
        for (; bytes >= 999.5 && unit < Units.Length - 1; unit++) bytes /= 1000;
        return bytes.ToString(unit == 0 || bytes >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    private static string Time(TimeSpan left) => left.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)left.TotalHours} h {left.Minutes:00} min")
        : left.TotalMinutes >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{left.Minutes} min {left.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{left.Seconds} s");
}
