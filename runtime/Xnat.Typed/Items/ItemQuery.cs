namespace Xnat.Typed;

/// <summary>The parameters that requests about objects have in common.</summary>
internal static class ItemQuery
{
    /// <summary>A query of one parameter, or of none if it has no value, with the reason for the change.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">Its value; <see langword="null"/> leaves it out.</param>
    /// <param name="reason">Why; <see langword="null"/> for what the client's options say.</param>
    public static Dictionary<string, string?> Of(string name, string? value, string? reason) =>
        WithReason(new(StringComparer.Ordinal) { [name] = value }, reason);

    /// <summary>The same query with the reason for the change, as sites with an audit trail demand it.</summary>
    public static Dictionary<string, string?> WithReason(Dictionary<string, string?> query, string? reason)
    {
        if (reason is not null) query["event_reason"] = reason;
        return query;
    }
}
