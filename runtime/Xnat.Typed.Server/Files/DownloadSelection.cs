using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// What somebody wants to download, by XNAT's catalog service. A list that is not there chooses what has no such word: scans without type,
/// resources without label.
/// </summary>
/// <param name="Sessions">Sessions: <c>project:subject:label:ID</c>, or the ID alone.</param>
/// <param name="Lists">Lists by their names: <c>scan_types</c>, <c>scan_formats</c>, <c>resources</c>, <c>assessors</c>, …</param>
internal sealed record DownloadSelection(IReadOnlyList<string> Sessions, IReadOnlyDictionary<string, IReadOnlyList<string>> Lists)
{
    /// <summary>How the files are named in the archive.</summary>
    public ArchiveLayout Layout(Store store) => new(store, Has("options", "simplified") ? "simplified" : null, isTar: false)
    {
        IncludesProject = Has("options", "projectIncludedInPath"),
        IncludesSubject = Has("options", "subjectIncludedInPath"),
    };

    /// <summary>The chosen files of each session, as they are now.</summary>
    /// <exception cref="RestException">403: a session is not there, or not for this user.</exception>
    public IReadOnlyList<(Row Session, IReadOnlyList<LocatedFile> Files)> Find(Store store, Access access) =>
        [.. Sessions.Select(words => Session(store, access, words)).Distinct()
            .Select(session => (session, (IReadOnlyList<LocatedFile>)[.. FilesOf(store, access, session)]))];

    private static Row Session(Store store, Access access, string words)
    {
        var atoms = words.Split(':');
        return store.Experiment(atoms[^1]) is { } session
            && access.CanReadObject(session)
            && (atoms.Length < 4 || Access.ProjectsOf(session).Contains(atoms[0], StringComparer.Ordinal))
                ? session
                : throw RestException.Forbidden();
    }

    private IEnumerable<LocatedFile> FilesOf(Store store, Access access, Row session)
    {
        var scans = session.Rows("scans/scan").Where(scan => Has("scan_types", scan["type"] ?? ""))
            .SelectMany(scan => Files(ResourceLocation.Of(scan), resource => Has("scan_formats", Word(resource))));
        var own = Files(ResourceLocation.Of(session), resource => Has("resources", Word(resource)));
        var images = session.Rows("reconstructions/reconstructedImage").Where(image => Has("reconstructions", image["type"] ?? ""));
        var assessors = store.AssessorsOf(session.Id).Where(access.CanReadObject).Where(row => Has("assessors", row.Type.XsiType));
        var derived = images.Concat(assessors)
            .SelectMany(owner => new[] { ResourceLocation.Of(owner, "in"), ResourceLocation.Of(owner, "out") })
            .SelectMany(location => Files(location, static _ => true));
        return scans.Concat(own).Concat(derived);
    }

    private static IEnumerable<LocatedFile> Files(ResourceLocation location, Func<Row, bool> chooses) =>
        from resource in location.Resources.Where(chooses)
        from file in resource.Files
        select new LocatedFile(location, resource, file);

    private static string Word(Row resource) => resource["label"] ?? resource["format"] ?? "";

    private bool Has(string list, string word) =>
        Lists.TryGetValue(list, out var words) ? words.Contains(word, StringComparer.Ordinal) : word.Length == 0;
}
