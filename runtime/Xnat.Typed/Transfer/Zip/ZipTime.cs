namespace Xnat.Typed;

/// <summary>When an entry was changed last.</summary>
internal static class ZipTime
{
    private const ushort ExtendedTimestamp = 0x5455;

    public static DateTimeOffset? Read(uint dos, ReadOnlySpan<byte> extra)
    {
        var exact = ZipExtra.Find(extra, ExtendedTimestamp);
        if (exact.Length >= 5 && (exact[0] & 1) != 0) return DateTimeOffset.FromUnixTimeSeconds((int)ZipFields.U32(exact, 1));
        var (date, time) = (dos >> 16, dos & 0xFFFF);
        var (year, month, day) = ((int)(date >> 9) + 1980, (int)(date >> 5) & 15, (int)date & 31);
        var (hour, minute, second) = ((int)(time >> 11), (int)(time >> 5) & 63, (int)(time & 31) * 2);
        // Packers that know no time write zeros.
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (hour > 23 || minute > 59 || second > 59) return null;
        return new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Local));
    }
}
