using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>Single objects and what hangs on their addresses.</summary>
internal sealed class ItemRoutes(Site site)
{
    public Answer Show(XnatRequest request, ArchivePath path) => Read(request, path, row => Item(request, row));

    public Answer Status(XnatRequest request, ArchivePath path) =>
        Read(request, path, row => Answer.Text(row.IsQuarantined ? "quarantine" : "active"));

    public Answer Sharing(XnatRequest request, ArchivePath path) => Read(request, path, row => TableAnswer.Of(request, Sharing(row)));

    /// <summary>JSON whatever is asked for.</summary>
    public Answer History(XnatRequest request, ArchivePath path) => Read(request, path, row =>
    {
        var table = new HistoryTable(site.History).Of(row, request.Query.Flag("includeDetails"), request.Query.Flag("includeFiles"));
        return Answer.Stream(TableWriter.MediaType("json"), (stream, token) => TableWriter.WriteAsync(table, "json", stream, token));
    });

    private Answer Item(XnatRequest request, Row row) =>
        site.Items(request.Access).Of(row, request.Query, request.SiteUrl);

    private Answer Read(XnatRequest request, ArchivePath path, Func<Row, Answer> answer)
    {
        ItemAnswer.DemandAcceptable(request);
        return site.Store.Read(() =>
        {
            var row = new ArchiveResolver(site.Store, request.Access).Item(path);
            ItemAnswer.RefuseHandlers(request);
            return answer(row);
        });
    }

    private Table Sharing(Row row)
    {
        var rows = Access.ProjectsOf(row).Select(site.Store.Project).OfType<Row>()
            .Select(project => new[] { site.Store.LabelIn(row, project.Id), project.Id, project["secondary_ID"], project["name"] });
        return new Table(["label", "ID", "Secondary_ID", "Name"], [.. rows]);
    }
}
