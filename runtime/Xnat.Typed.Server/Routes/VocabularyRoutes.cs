using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>The words in use, of the site or of a project: types of scans, scanners, investigators.</summary>
internal sealed class VocabularyRoutes(Site site)
{
    public Answer ScanTypes(XnatRequest request, ArchivePath path) => Show(request, "type", "Scan Types", () =>
        Sessions(request, path).SelectMany(session => session.Rows("scans/scan")).Select(scan => scan["type"]));

    public Answer Scanners(XnatRequest request, ArchivePath path) => Show(request, "scanner", "Scanners", () =>
        Sessions(request, path).Select(session => session["scanner"]));

    public Answer Investigators(XnatRequest request, ArchivePath path) => Show(request, "lastname", "Investigators", () =>
        site.Store.Projects.Where(request.Access.CanRead).SelectMany(project => project.Rows("PI")).Select(person => person["lastname"]));

    private Answer Show(XnatRequest request, string column, string title, Func<IEnumerable<string?>> words)
    {
        TableAnswer.DemandAcceptable(request);
        return TableAnswer.Of(request, site.Store.Read(() =>
        {
            var rows = words().Where(word => word is { Length: > 0 }).Distinct(StringComparer.Ordinal).Select(word => new[] { word });
            return new Table([column], [.. rows]) { Title = title };
        }));
    }

    private IEnumerable<Row> Sessions(XnatRequest request, ArchivePath path)
    {
        if (path.Project is null) return site.Store.Experiments.Where(request.Access.CanReadObject);
        var project = new ArchiveResolver(site.Store, request.Access).ParentProject(path.Project);
        return site.Store.Contents(project.Id).Experiments.All.Where(request.Access.CanReadObject);
    }
}
