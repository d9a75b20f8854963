using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Paths of objects below <c>/data</c>.</summary>
internal static class ItemAddress
{
    /// <summary>The path of one thing in a listing.</summary>
    /// <exception cref="ArgumentException"><paramref name="key"/> cannot stand in a path.</exception>
    public static string Below(string listing, string key)
    {
        RefuseUnaddressable(key, nameof(key));
        return $"{listing}/{key}";
    }

    /// <summary>Refuses, before anything is sent, a name under which nothing could be reached.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> cannot stand in a path; the message names the character.</exception>
    public static void RefuseUnaddressable(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        if (NameCheck.WhyUnaddressable(name) is { } reason)
            throw new ArgumentException($"An ID, label or name cannot stand in an address: {reason}.", parameter);
    }

    /// <summary>The path under which the children of an object found in a listing are served.</summary>
    public static string Of(XnatRecord record, string listing)
    {
        if (listing == "resources" || listing.EndsWith("/resources", StringComparison.Ordinal))
            return Below(
                listing,
                Value(record, "xnat_abstractresource_id") ?? Value(record, "xnat_abstractResource_id") ?? Required(record, "label"));
        var id = Required(record, "ID");
        // XNAT serves nothing below projects/P/experiments/E, and a shared session's subject may not be in the listed project.
        if (IsProjectExperiments(listing)) return Below("experiments", id);
        if (listing == "subjects" && Named(record, "project") is { } project) return Below($"{Below("projects", project)}/subjects", id);
        return Below(listing, id);
    }

    /// <summary>
    /// The path under which XNAT takes changes of any field of an experiment: that of its own project and subject, or
    /// of an assessor's session.
    /// </summary>
    /// <param name="document">All of the experiment, as the server has it now.</param>
    public static string ForWriting(XnatRecord document)
    {
        if (Named(document, "imageSession_ID") is { } session)
            return Below($"{Below("experiments", session)}/assessors", Required(document, "ID"));
        var project = Below("projects", Required(document, "project"));
        var owner = Named(document, "subject_ID") is { } subject ? Below($"{project}/subjects", subject) : project;
        return Below($"{owner}/experiments", Required(document, "ID"));
    }

    /// <summary>
    /// The path of a subject or experiment within a project, by its ID: under it the project's label and membership are changed.
    /// </summary>
    public static string Within(string project, XnatObject item, XnatRecord document) =>
        Below($"{Below("projects", project)}/{(item is SubjectData ? "subjects" : "experiments")}", Required(document, "ID"));

    /// <summary>What stands at an address at least, by the listing that it is in.</summary>
    public static string DataTypeAt(string address) => address.Split('/') switch
    {
        [.., "projects", _] => "xnat:projectData",
        [.., "subjects", _] => "xnat:subjectData",
        [.., "scans", _] => "xnat:imageScanData",
        [.., "assessors", _] => "xnat:imageAssessorData",
        [.., "reconstructions", _] => "xnat:reconstructedImageData",
        _ => "xnat:experimentData",
    };

    /// <summary>The path of what stands above a listing: <c>experiments/E</c> of <c>experiments/E/scans/4</c>.</summary>
    public static string Above(string address, string segment) =>
        address[..address.LastIndexOf($"/{segment}/", StringComparison.Ordinal)];

    /// <summary>
    /// The text of a field that was sent, decoded: a server escapes what stands in an address itself. <see langword="null"/> if it is
    /// empty.
    /// </summary>
    public static string? Value(XnatRecord record, string path) =>
        record.TryGetSent(path, out var text) && !string.IsNullOrEmpty(text) ? XnatText.Decode(text) : null;

    /// <summary>The same for what names an object, so that it can stand in an address.</summary>
    /// <exception cref="XnatContentException">It cannot.</exception>
    public static string? Named(XnatRecord record, string path)
    {
        var name = Value(record, path);
        if (name is null || (!string.IsNullOrWhiteSpace(name) && NameCheck.WhyUnaddressable(name) is null)) return name;
        throw new XnatContentException(
            $"The server sent an object whose {path} cannot stand in an address: it is blank or dots, or holds a slash, a control " +
            "character or half of a surrogate pair. Change it there.")
        {
            DataType = record.XsiType,
            Field = path,
        };
    }

    private static bool IsProjectExperiments(string listing) =>
        listing.StartsWith("projects/", StringComparison.Ordinal)
        && listing.EndsWith("/experiments", StringComparison.Ordinal)
        && listing.Count(c => c == '/') == 2;

    private static string Required(XnatRecord record, string path) =>
        Named(record, path)
        ?? throw new XnatContentException($"The server sent an object without its {path}; look at the answer through xnat.Http.")
        {
            DataType = record.XsiType,
            Field = path,
        };
}
