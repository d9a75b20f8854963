namespace Xnat.Typed.Model;

/// <summary>Whether two texts are one value of a field. XNAT writes numbers, times and truth values in a way of its own.</summary>
internal static class XnatComparison
{
    public static XnatValueKind KindOf<T>(XnatField<T> field)
    {
        // What has a way of its own to be read, an enumeration, is a text.
        if (field.Parse is not null) return XnatValueKind.Text;
        var value = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (value == typeof(double) || value == typeof(float)) return XnatValueKind.Double;
        if (value == typeof(bool)) return XnatValueKind.Boolean;
        if (value == typeof(DateOnly)) return XnatValueKind.Date;
        if (value == typeof(TimeOnly)) return XnatValueKind.Time;
        if (value == typeof(DateTime)) return XnatValueKind.DateTime;
        return IsExact(value) ? XnatValueKind.Exact : XnatValueKind.Text;
    }

    /// <param name="kind">Kind of the field.</param>
    /// <param name="sent">Text that was set; <see langword="null"/> clears.</param>
    /// <param name="kept">Text that the server has, decoded; <see langword="null"/> if it has none.</param>
    public static bool IsSame(XnatValueKind kind, string? sent, string? kept)
    {
        if (sent is null) return kept is null || (kind == XnatValueKind.Text && kept.Length == 0);
        if (kept is null) return kind == XnatValueKind.Text && sent.Length == 0;
        return sent == kept || kind switch
        {
            XnatValueKind.Double => IsSame<double>(sent, kept),
            XnatValueKind.Exact => ExactNumber.Parse(sent) is { } number && number == ExactNumber.Parse(kept),
            XnatValueKind.Boolean => IsSame<bool>(sent, kept),
            XnatValueKind.Date => IsSame<DateOnly>(sent, kept),
            XnatValueKind.Time => IsSame<TimeOnly>(sent, kept),
            XnatValueKind.DateTime => IsSame<DateTime>(sent, kept),
            _ => false,
        };
    }

    private static bool IsSame<T>(string sent, string kept)
        where T : struct => XnatValue.TryParse<T>(sent) is { } value && value.Equals(XnatValue.TryParse<T>(kept));

    private static bool IsExact(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(short) || type == typeof(byte)
        || type == typeof(uint) || type == typeof(ulong) || type == typeof(ushort) || type == typeof(sbyte);
}
