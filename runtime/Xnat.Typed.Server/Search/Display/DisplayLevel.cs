using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>
/// A kind of object that can be searched. All its data types, a plugin's too, have the fields of the level and those of their own schema.
/// </summary>
/// <param name="RootType">The data type that all others of the level extend.</param>
/// <param name="Rows">All objects of the level.</param>
/// <param name="IsSecured">Whether rights are given for its types by themselves; scans follow their session.</param>
/// <param name="Fields">What its types show beyond their own simple fields.</param>
/// <param name="Listing">Ids of the default columns.</param>
internal sealed record DisplayLevel(
    string RootType,
    Func<Store, IEnumerable<Row>> Rows,
    bool IsSecured,
    Func<TypeCatalog, IEnumerable<DisplayField>> Fields,
    IReadOnlyList<string> Listing)
{
    public static IReadOnlyList<DisplayLevel> All { get; } =
    [
        new("xnat:projectData", store => store.Projects, true, ProjectDisplay.Fields, ProjectDisplay.Listing),
        new("xnat:subjectData", store => store.Subjects, true, SubjectDisplay.Fields, SubjectDisplay.Listing),
        new("xnat:experimentData", store => store.Experiments, true, _ => ExperimentDisplay.Fields, ExperimentDisplay.Listing),
        new(
            "xnat:imageScanData",
            store => store.Experiments.SelectMany(session => session.Rows("scans/scan")),
            false,
            _ => ScanDisplay.Fields,
            ScanDisplay.Listing),
        new(
            "xnat:reconstructedImageData",
            store => store.Experiments.SelectMany(session => session.Rows("reconstructions/reconstructedImage")),
            false,
            _ => ScanDisplay.Fields,
            ScanDisplay.Listing),
    ];

    /// <summary>The level of a data type; <see langword="null"/> for types that exist only inside other objects.</summary>
    public static DisplayLevel? Of(TypeEntry type) => All.FirstOrDefault(level => type.Is(level.RootType));
}
