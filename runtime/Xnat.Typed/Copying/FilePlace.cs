namespace Xnat.Typed;

/// <summary>Where a file stands below an object, the same on every server.</summary>
/// <param name="Owner">Path from the object to what has the resource, <c>scans/4</c>; empty for the object itself.</param>
/// <param name="Resource">Label of the resource.</param>
internal readonly record struct FilePlace(string Owner, string Resource)
{
    private const string Assessors = "assessors";

    /// <summary>
    /// The place of a file that a listing names by <c>/data/experiments/XNAT_E00001/scans/4/resources/123456/files/a.dcm</c>.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="isOfAssessor">Whether the listing is that of an assessor.</param>
    /// <returns><see langword="null"/> for a file of a session's assessor, which is an object by itself.</returns>
    /// <exception cref="XnatContentException">No resource of another server can be known by what is said of this one.</exception>
    public static FilePlace? Of(XnatFile file, bool isOfAssessor)
    {
        string[] segments = [.. file.Uri.Split('/').SkipWhile(static piece => piece is "" or "data" or "archive")];
        var resources = Array.IndexOf(segments, "resources", Math.Min(2, segments.Length));
        if (resources < 0 || file.Resource is not { Length: > 0 } resource) throw Unplaced();
        // The way may go through project and subject, and leads to the same object as the short one.
        var start = Array.LastIndexOf(segments, isOfAssessor ? Assessors : "experiments", resources);
        if (start < 0) start = Array.LastIndexOf(segments, "experiments", resources);
        // A project or subject has nothing between itself and its resources.
        string[] path = start < 0 ? [] : segments[(start + 2)..resources];
        return path is [Assessors, ..] ? null : new(string.Join('/', path.Select(Uri.UnescapeDataString)), resource);
    }

    private static XnatContentException Unplaced() => new(
        "A file is in a resource without a label, so that no resource of the target could be known by it; give it one, then copy again.")
    {
        Route = "GET …/files",
        Field = "collection",
    };
}
