using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>Listings of objects.</summary>
internal sealed class ListingRoutes(Site site)
{
    private static readonly string[] Acceptable = ["*/*", "application/*", "text/*", "application/json", "text/html", "text/xml", "application/xml"];

    public Answer Get(XnatRequest request, ArchivePath path)
    {
        // Tables announce JSON, HTML and XML; CSV is to be had through the format only.
        var accept = request.Context.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !Array.Exists(Acceptable, type => accept.Contains(type, StringComparison.OrdinalIgnoreCase))) throw new RestException(406);
        try
        {
            return Show(request, site.Store.Read(() => Build(request, path)));
        }
        catch (RestException exception) when (exception.Status == 500 && path.Node is ArchiveNode.ExperimentList or ArchiveNode.AssessorList && path.Project is not null)
        {
            // Whatever goes wrong in the query of these listings, XNAT answers 200 with nothing in it.
            return Answer.Text("", 200, TableWriter.MediaType(request.Format));
        }
    }

    public static Answer Show(XnatRequest request, Table table) => TableAnswer.Of(request, table);

    private Table Build(XnatRequest request, ArchivePath path)
    {
        var resolver = new ArchiveResolver(site.Store, request.Access);
        return path.Node switch
        {
            ArchiveNode.ProjectList => Projects(request),
            ArchiveNode.SubjectList => Subjects(request, path, resolver),
            ArchiveNode.ExperimentList => Experiments(request, path, resolver),
            ArchiveNode.ScanList => Scans(request, path, resolver),
            ArchiveNode.AssessorList => Assessors(request, path, resolver),
            ArchiveNode.ReconstructionList => Reconstructions(request, resolver.Experiment(path)),
            _ => Vocabulary(request, path),
        };
    }

    private Table Objects(XnatRequest request, ListingLevel level, string? project, IEnumerable<Row> rows, Func<Row, string> uri) => request.Query.Has("fields")
        ? new Table(["key", "xpath"], [.. level.Shortcuts.All.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new[] { entry.Key, entry.Value })]) { HasTotal = false }
        : new ObjectListing(site.Store, level, project).Build(new ListingRequest(request.Parameters.Entries), rows, uri);

    private Table Projects(XnatRequest request)
    {
        var asked = new ListingRequest(request.Parameters.Entries);
        if (AccessibleProjects.IsAsked(asked))
        {
            var login = request.Access.Login;
            return new AccessibleProjects(site.Store, request.Access, site.Users.Accounts.Find(login)?.Id ?? 0, id => site.Users.Favorites.Of(login, "Project").Concat(site.Users.Favorites.Of(login, "xnat:projectData")).Any(favorite => favorite.Id == id)).Build(asked);
        }

        // Who does not read everything is given all projects that he sees, whatever he filters by.
        var level = ListingLevel.Projects with { TakesFilters = request.Access.ReadsAll };
        return Objects(request, level, null, site.Store.Projects.Where(request.Access.CanSee), row => $"/data/projects/{row.Id}");
    }

    private Table Subjects(XnatRequest request, ArchivePath path, ArchiveResolver resolver)
    {
        if (path.Project is null)
        {
            // Without a single readable project the query itself fails.
            if (!site.Store.Projects.Any(request.Access.CanRead) && !request.Access.ReadsAll) throw new RestException(500);
            return Objects(request, ListingLevel.Subjects, null, site.Store.Subjects.Where(request.Access.CanReadObject), SubjectUri);
        }

        if (site.Store.Project(path.Project) is { } known && request.Access.CanSee(known) && !request.Access.CanRead(known)) throw RestException.Forbidden($"Unable to read subjects for Project: {known.Id}");
        var project = resolver.ParentProject(path.Project);
        return Objects(request, ListingLevel.Subjects, project.Id, site.Store.Contents(project.Id).Subjects.All, SubjectUri);
    }

    private Table Experiments(XnatRequest request, ArchivePath path, ArchiveResolver resolver)
    {
        if (path.Project is null)
        {
            var all = site.Store.Experiments.Where(request.Access.CanReadObject);
            return request.Query["recent"] is { } days
                ? Objects(request, ListingLevel.Experiments with { Title = "Recent Experiments" }, null, Recent(all, days), ExperimentUri)
                : Objects(request, ListingLevel.Experiments, null, all, ExperimentUri);
        }

        var project = resolver.ParentProject(path.Project);
        var rows = site.Store.Contents(project.Id).Experiments.All;
        // Asked for by type, image assessors are listed below a project too.
        var level = Wanted(request)?.Is("xnat:imageAssessorData") == true ? ListingLevel.ProjectExperiments with { RootType = "xnat:experimentData" } : ListingLevel.ProjectExperiments;
        if (path.Subject is null) return Objects(request, level, project.Id, rows, ExperimentUri);
        var subject = resolver.FindSubject(project.Id, path.Subject) ?? throw RestException.NotFound($"Unable to identify subject {path.Subject}");
        return Objects(request, level, project.Id, rows.Where(row => row["subject_ID"] == subject.Id), ExperimentUri);
    }

    /// <summary>What came or changed in the last days, the newest first; two months where no number is given.</summary>
    private IEnumerable<Row> Recent(IEnumerable<Row> rows, string text)
    {
        var days = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 60;
        var since = site.Store.Clock.GetUtcNow() - TimeSpan.FromDays(days);
        return rows.Where(row => row.Modified.Time >= since).OrderByDescending(row => row.Modified.Time);
    }

    private Types.TypeEntry? Wanted(XnatRequest request) => site.Types.Find(new ListingRequest(request.Parameters.Entries).XsiType);

    private Table Scans(XnatRequest request, ArchivePath path, ArchiveResolver resolver)
    {
        // The order of the checks shows: an unknown project is an internal error here, an unknown subject or session is not.
        if (path.Project is not null && site.Store.Project(path.Project) is null) throw new RestException(500);
        if (path.Subject is not null && resolver.FindSubject(path.Project, path.Subject) is null) throw RestException.NotFound($"Unable to identify subject {path.Subject}");
        var session = resolver.FindExperiment(path.Project, path.Experiment!);
        if (session is null) throw path.Project is null && !path.Experiment!.Contains("_E", StringComparison.Ordinal) ? new RestException(500) : RestException.NotFound();
        return Objects(request, ListingLevel.Scans, path.Project, session.Rows("scans/scan"), scan => $"/data/experiments/{session.Id}/scans/{scan.Id}");
    }

    private Table Assessors(XnatRequest request, ArchivePath path, ArchiveResolver resolver)
    {
        var session = resolver.Experiment(path);
        return Objects(request, ListingLevel.Assessors, path.Project, site.Store.AssessorsOf(session.Id).Where(request.Access.CanReadObject), ExperimentUri);
    }

    private Table Reconstructions(XnatRequest request, Row session) =>
        Objects(request, ListingLevel.Reconstructions, null, session.Rows("reconstructions/reconstructedImage"), row => $"/data/experiments/{session.Id}/reconstructions/{row.Id}");

    /// <summary>The words in use: types of scans, scanners, investigators.</summary>
    private Table Vocabulary(XnatRequest request, ArchivePath path)
    {
        var sessions = (path.Project is null ? site.Store.Experiments : site.Store.Contents(new ArchiveResolver(site.Store, request.Access).ParentProject(path.Project).Id).Experiments.All).Where(request.Access.CanReadObject);
        var (column, title, words) = path.Word switch
        {
            "scan_types" => ("type", "Scan Types", sessions.SelectMany(session => session.Rows("scans/scan")).Select(scan => scan["type"])),
            "scanners" => ("scanner", "Scanners", sessions.Select(session => session["scanner"])),
            _ => ("lastname", "Investigators", site.Store.Projects.Where(request.Access.CanRead).SelectMany(project => project.Rows("PI")).Select(person => person["lastname"])),
        };
        return new Table([column], [.. words.Where(word => word is { Length: > 0 }).Distinct(StringComparer.Ordinal).Select(word => new[] { word })]) { Title = title };
    }

    private static string SubjectUri(Row row) => $"/data/subjects/{row.Id}";

    private static string ExperimentUri(Row row) => $"/data/experiments/{row.Id}";
}
