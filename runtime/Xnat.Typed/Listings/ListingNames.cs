using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>By what names items of a listing are found.</summary>
internal static class ListingNames
{
    // A listing of a session's parts is short; these may have thousands of rows.
    private static readonly string[] Long = ["subjects", "experiments"];

    /// <summary>Names of a row: its ID first.</summary>
    public static IEnumerable<string> Of(XnatObject item, ListingSource source)
    {
        string[] paths = source.Segment switch
        {
            "projects" => ["ID", "name", "secondary_ID"],
            "resources" => ["xnat_abstractresource_id", source.Lookup],
            _ => ["ID", source.Lookup],
        };
        return paths.Select(path => ItemAddress.Value(item.Raw, path)).OfType<string>();
    }

    public static string? Id(XnatObject item) =>
        ItemAddress.Value(item.Raw, "ID") ?? ItemAddress.Value(item.Raw, "xnat_abstractresource_id");

    /// <summary>Of the rows that have a name those that are meant: an ID is what it says; labels and types may repeat it.</summary>
    public static IReadOnlyList<T> Meant<T>(IReadOnlyList<T> named, string key)
        where T : XnatObject =>
        named.FirstOrDefault(item => Id(item) == key) is { } byId
            ? [byId]
            : [.. named.DistinctBy(static item => item.ServerLocation!.Address, StringComparer.Ordinal)];

    /// <summary>Whether the listing may be long, so that nobody is looked for by going through it.</summary>
    public static bool IsLong(ListingSource source) => Long.Contains(source.Segment, StringComparer.Ordinal);

    /// <summary>Refuses, before anything is sent, what can stand in no address and in no condition.</summary>
    /// <exception cref="ArgumentException">The message names the character.</exception>
    public static void RefuseUnaddressable(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (NameCheck.WhyUnaddressable(key) is { } reason)
            throw new ArgumentException($"Nothing can be looked up by such a name: {reason}.", nameof(key));
    }
}
