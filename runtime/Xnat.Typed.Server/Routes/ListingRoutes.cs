using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>Listings of objects.</summary>
internal sealed class ListingRoutes(Site site)
{
    public Answer Get(XnatRequest request, ArchivePath path)
    {
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
            ArchiveNode.ProjectList => Objects(request, ListingLevel.Projects, null, site.Store.Projects.Where(request.Access.CanSee), row => $"/data/projects/{row.Id}"),
            ArchiveNode.SubjectList => Subjects(request, path, resolver),
            ArchiveNode.ExperimentList => Experiments(request, path, resolver),
            ArchiveNode.ScanList => Scans(request, path, resolver),
            ArchiveNode.AssessorList => Assessors(request, path, resolver),
            ArchiveNode.ReconstructionList => Reconstructions(request, resolver.Experiment(path)),
            _ => Vocabulary(request, path),
        };
    }

    private Table Objects(XnatRequest request, ListingLevel level, string? project, IEnumerable<Row> rows, Func<Row, string> uri) =>
        new ObjectListing(site.Store, level, project).Build(new ListingRequest(request.Query.Entries), rows, uri);

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
        if (path.Project is null) return Objects(request, ListingLevel.Experiments, null, site.Store.Experiments.Where(request.Access.CanReadObject), ExperimentUri);
        var project = resolver.ParentProject(path.Project);
        var rows = site.Store.Contents(project.Id).Experiments.All;
        // Asked for by type, image assessors are listed below a project too.
        var level = Wanted(request)?.Is("xnat:imageAssessorData") == true ? ListingLevel.ProjectExperiments with { RootType = "xnat:experimentData" } : ListingLevel.ProjectExperiments;
        if (path.Subject is null) return Objects(request, level, project.Id, rows, ExperimentUri);
        var subject = resolver.FindSubject(project.Id, path.Subject) ?? throw RestException.NotFound($"Unable to identify subject {path.Subject}");
        return Objects(request, level, project.Id, rows.Where(row => row["subject_ID"] == subject.Id), ExperimentUri);
    }

    private Types.TypeEntry? Wanted(XnatRequest request) => site.Types.Find(new ListingRequest(request.Query.Entries).XsiType);

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
