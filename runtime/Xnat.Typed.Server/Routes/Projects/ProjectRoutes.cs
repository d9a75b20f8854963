using System.Xml.Linq;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>A project, and the settings at the end of its address.</summary>
internal sealed class ProjectRoutes(Site site)
{
    public Answer Show(XnatRequest request, ArchivePath path) => Read(request, path, project => path.Rest.Count > 0
        ? throw RestException.BadRequest($"Unknown project setting {path.Rest[0]}.")
        : site.Items(request.Access).Of(project, request.Query, request.SiteUrl));

    public Answer PrearchiveCode(XnatRequest request, ArchivePath path) => ReadContents(request, path, contents => contents.PrearchiveCode);

    public Answer QuarantineCode(XnatRequest request, ArchivePath path) => ReadContents(request, path, contents => contents.QuarantineCode);

    public Answer CurrentArchive(XnatRequest request, ArchivePath path) => ReadContents(request, path, contents => contents.CurrentArchive);

    public Answer ArchiveSpecification(XnatRequest request, ArchivePath path) =>
        Read(request, path, project => ArchiveSpecification(project, site.Store.Contents(project.Id)));

    /// <summary>No pipeline engine stands behind this server.</summary>
    public Answer Pipelines(XnatRequest request, ArchivePath path) =>
        Read(request, path, _ => TableAnswer.Of(request, new Table(["Name", "Description", "Path"], []) { Title = "Pipelines" }));

    private Answer ReadContents(XnatRequest request, ArchivePath path, Func<ProjectContents, string> value) =>
        Read(request, path, project => Answer.Text(value(site.Store.Contents(project.Id))));

    private Answer Read(XnatRequest request, ArchivePath path, Func<Row, Answer> answer)
    {
        ItemAnswer.DemandAcceptable(request);
        return site.Store.Read(() =>
        {
            var project = new ArchiveResolver(site.Store, request.Access).Project(path.Project!);
            ItemAnswer.RefuseHandlers(request);
            return answer(project);
        });
    }

    private static Answer ArchiveSpecification(Row project, ProjectContents contents)
    {
        XNamespace arc = "http://nrg.wustl.edu/arc";
        var specification = new XElement(
            arc + "Project",
            new XAttribute(XNamespace.Xmlns + "arc", arc),
            new XAttribute("id", project.Id),
            new XAttribute("current_arc", contents.CurrentArchive),
            new XElement(arc + "prearchive_code", contents.PrearchiveCode),
            new XElement(arc + "quarantine_code", contents.QuarantineCode));
        return Answer.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + specification + "\n", 200, "text/xml;charset=UTF-8");
    }
}
