using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Paths of objects below <c>/data</c>.</summary>
internal static class ItemAddress
{
    /// <summary>The path of one thing in a listing.</summary>
    /// <exception cref="ArgumentException"><paramref name="key"/> cannot stand in a path.</exception>
    public static string Below(string listing, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (key is "." or ".." || key.Contains('/', StringComparison.Ordinal) || key.Contains('\\', StringComparison.Ordinal))
            throw new ArgumentException("An ID, label or name in an address cannot be '.' or '..' nor hold a slash.", nameof(key));
        return $"{listing}/{key}";
    }

    /// <summary>The path under which the children of an object found in a listing are served.</summary>
    public static string Of(XnatRecord record, string listing)
    {
        if (listing == "resources" || listing.EndsWith("/resources", StringComparison.Ordinal))
            return Below(listing, Value(record, "xnat_abstractresource_id") ?? Value(record, "xnat_abstractResource_id") ?? Required(record, "label"));
        var id = Required(record, "ID");
        // XNAT serves nothing below projects/P/experiments/E, and a shared session's subject may not be in the listed project.
        if (IsProjectExperiments(listing)) return Below("experiments", id);
        if (listing == "subjects" && Value(record, "project") is { } project) return Below($"{Below("projects", project)}/subjects", id);
        return Below(listing, id);
    }

    /// <summary>The path under which XNAT takes changes of any field: that of the owner's project and subject, which needs the object's own data.</summary>
    public static string ForWriting(XnatItem item)
    {
        var address = item.Place!.Address;
        if (!address.StartsWith("experiments/", StringComparison.Ordinal) || address.Count(c => c == '/') != 1) return address;
        if (Value(item.Raw, "imageSession_ID") is { } session) return Below($"{Below("experiments", session)}/assessors", Required(item.Raw, "ID"));
        var project = Below("projects", Required(item.Raw, "project"));
        var owner = Value(item.Raw, "subject_ID") is { } subject ? Below($"{project}/subjects", subject) : project;
        return Below($"{owner}/experiments", Required(item.Raw, "ID"));
    }

    /// <summary>The text of a field as sent, or <see langword="null"/> if it is empty.</summary>
    public static string? Value(XnatRecord record, string path) => record.TryGetSent(path, out var text) && !string.IsNullOrEmpty(text) ? text : null;

    private static bool IsProjectExperiments(string listing) =>
        listing.StartsWith("projects/", StringComparison.Ordinal) && listing.EndsWith("/experiments", StringComparison.Ordinal) && listing.Count(c => c == '/') == 2;

    private static string Required(XnatRecord record, string path) =>
        Value(record, path) ?? throw new XnatContentException($"The server sent an object without its {path}; look at the answer through xnat.Http.") { DataType = record.XsiType, Field = path };
}
