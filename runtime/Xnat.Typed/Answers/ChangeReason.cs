namespace Xnat.Typed;

/// <summary>The reason for a change as XNAT's audit keeps it, in the query parameter <c>event_reason</c>.</summary>
internal static class ChangeReason
{
    private const string Name = "event_reason";

    public static bool IsIn(Uri address) =>
        address.Query.TrimStart('?').Split('&').Any(static pair => pair.StartsWith(Name + "=", StringComparison.OrdinalIgnoreCase));

    public static Uri AddTo(Uri address, string reason)
    {
        var pair = $"{Name}={Uri.EscapeDataString(reason)}";
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{pair}" : pair }.Uri;
    }
}
