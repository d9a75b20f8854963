using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Listings;

/// <summary>What is fixed about one kind of listing.</summary>
/// <param name="RootType">Data type of which all rows are.</param>
/// <param name="Shortcuts">Short column names.</param>
/// <param name="Columns">Columns where the request names none, without the URI that always closes a row.</param>
internal sealed record ListingLevel(string RootType, Shortcuts Shortcuts, IReadOnlyList<string> Columns)
{
    public static ListingLevel Projects { get; } = new(
        "xnat:projectData", Shortcuts.Project, ["ID", "secondary_ID", "name", "description", "pi_firstname", "pi_lastname"]);

    public static ListingLevel Subjects { get; } = new(
        "xnat:subjectData", Shortcuts.Subject, ["ID", "project", "label", "insert_date", "insert_user"]) { TakesPages = true };

    /// <summary>All experiments of the site, image assessors among them.</summary>
    public static ListingLevel Experiments { get; } = new(
        "xnat:experimentData",
        Shortcuts.Experiment,
        ["ID", "project", "date", "xsiType", "label", "insert_date"]) { Title = "Matching experiments", TakesPages = true };

    /// <summary>
    /// Experiments below a project or a subject: no image assessors, a second ID column, and shared ones look like their own.
    /// </summary>
    public static ListingLevel ProjectExperiments { get; } = new(
        "xnat:subjectAssessorData",
        Shortcuts.Experiment,
        ["ID", "project", "date", "xsiType", "label", "insert_date"]) { HasTypedId = true, TakesPages = true };

    public static ListingLevel Assessors { get; } =
        new(
            "xnat:imageAssessorData",
            Shortcuts.Assessor,
            [
                "ID", "project", "label", "date", "xsiType", "insert_date", "session_ID", "session_label"
            ]) { HasTypedId = true, TakesFilters = false };

    public static ListingLevel Scans { get; } =
        new(
            "xnat:imageScanData",
            Shortcuts.Scan,
            ["xnat_imagescandata_id", "ID", "type", "quality", "xsiType", "note", "series_description"]) { TakesFilters = false };

    public static ListingLevel Reconstructions { get; } =
        new(
            "xnat:reconstructedImageData",
            Shortcuts.Reconstruction,
            ["ID", "type", "baseScanType", "xnat_reconstructedimagedata_id"]) { TakesFilters = false };

    /// <summary>Heading of the table; most listings have none.</summary>
    public string? Title { get; init; }

    /// <summary>Whether <c>limit</c> and <c>offset</c> are looked at.</summary>
    public bool TakesPages { get; init; }

    /// <summary>Whether rows carry a key such as <c>xnat:mrsessiondata/id</c> besides the ID.</summary>
    public bool HasTypedId { get; init; }

    /// <summary>Listings below a session ignore every filter but the data type.</summary>
    public bool TakesFilters { get; init; } = true;

    /// <summary>The short names of columns and what they stand for, which is what <c>fields</c> asks for.</summary>
    public Table ShortcutTable()
    {
        var rows = Shortcuts.All.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new[] { entry.Key, entry.Value });
        return new Table(["key", "xpath"], [.. rows]) { HasTotal = false };
    }
}
