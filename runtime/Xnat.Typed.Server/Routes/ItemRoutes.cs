using System.Xml.Linq;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>Single objects and what hangs on their addresses.</summary>
internal sealed class ItemRoutes(Site site)
{
    private static readonly string[] Acceptable = ["*/*", "text/*", "text/html", "text/xml"];

    public Answer Get(XnatRequest request, ArchivePath path)
    {
        DemandAcceptable(request);
        return site.Store.Read(() =>
        {
            var row = new ArchiveResolver(site.Store, request.Access).Item(path);
            // Handlers come with plugins, and there are none.
            if (request.Query["handler"] is { Length: > 0 } handler) throw RestException.BadRequest($"Invalid handler definition: {handler}");
            return path.Rest.Count > 0 && Aspect(request, path, row) is { } aspect ? aspect : new ItemAnswer(site.Store, request.Access, site.History).Of(row, request.Query, request.SiteUrl);
        });
    }

    /// <summary>An item announces HTML and XML only, and that is negotiated before <c>format</c> is looked at.</summary>
    private static void DemandAcceptable(XnatRequest request)
    {
        var accept = request.Context.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !Array.Exists(Acceptable, type => accept.Contains(type, StringComparison.OrdinalIgnoreCase))) throw new RestException(406);
    }

    /// <summary>Parts of an object at the end of its address; other endings are not looked at, save for projects.</summary>
    private Answer? Aspect(XnatRequest request, ArchivePath path, Row row)
    {
        if (path.Node == ArchiveNode.Project) return ProjectSetting(request, path, row);
        return path.Rest switch
        {
            ["status"] => Answer.Text(row.IsQuarantined ? "quarantine" : "active"),
            ["projects"] when row.Type.IsAccessioned => ListingRoutes.Show(request, Sharing(row)),
            ["history"] when row.Type.Is("xnat:experimentData") => History(request, row),
            _ => null,
        };
    }

    /// <summary>JSON whatever is asked for.</summary>
    private Answer History(XnatRequest request, Row row)
    {
        var table = new HistoryTable(site.History).Of(row, request.Query.Flag("includeDetails"), request.Query.Flag("includeFiles"));
        return Answer.Stream(TableWriter.MediaType("json"), (stream, token) => TableWriter.WriteAsync(table, "json", stream, token));
    }

    private Answer ProjectSetting(XnatRequest request, ArchivePath path, Row project)
    {
        var contents = site.Store.Contents(project.Id);
        return path.Rest[0] switch
        {
            "prearchive_code" => Answer.Text(contents.PrearchiveCode),
            "quarantine_code" => Answer.Text(contents.QuarantineCode),
            "current_arc" => Answer.Text(contents.CurrentArchive),
            "archive_spec" => ArchiveSpecification(project, contents),
            // No pipeline engine stands behind this server.
            "pipelines" => TableAnswer.Of(request, new Table(["Name", "Description", "Path"], []) { Title = "Pipelines" }),
            _ => throw RestException.BadRequest($"Unknown project setting {path.Rest[0]}."),
        };
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

    private Table Sharing(Row row)
    {
        var rows = Access.ProjectsOf(row).Select(site.Store.Project).OfType<Row>()
            .Select(project => new[] { site.Store.LabelIn(row, project.Id), project.Id, project["secondary_ID"], project["name"] });
        return new Table(["label", "ID", "Secondary_ID", "Name"], [.. rows]);
    }
}
