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
    private const int RecentDays = 60;

    private readonly RowOrder? order = site.Settings.HasUnstableOrder ? new() : null;

    public Answer Projects(XnatRequest request, ArchivePath path) => Show(request, () =>
    {
        var asked = new ListingRequest(request.Parameters.Entries);
        if (AccessibleProjects.IsAsked(asked)) return Accessible(request.Access).Build(asked);
        // Who does not read everything is given all projects that he sees, whatever he filters by.
        var level = ListingLevel.Projects with { TakesFilters = request.Access.ReadsAll };
        return Objects(request, level, null, site.Store.Projects.Where(request.Access.CanSee), row => $"/data/projects/{row.Id}");
    });

    public Answer Subjects(XnatRequest request, ArchivePath path) => Show(request, () =>
    {
        // Without a single readable project the query itself fails.
        if (!site.Store.Projects.Any(request.Access.CanRead) && !request.Access.ReadsAll) throw new RestException(500);
        return Listing(request, ListingLevel.Subjects, null, Unordered(site.Store.Subjects), SubjectUri, request.Access.CanReadObject);
    });

    public Answer SubjectsOfProject(XnatRequest request, ArchivePath path) => Show(request, () =>
    {
        if (site.Store.Project(path.Project!) is { } known && request.Access.CanSee(known) && !request.Access.CanRead(known))
            throw RestException.Forbidden($"Unable to read subjects for Project: {known.Id}");
        var project = Resolver(request).ParentProject(path.Project!);
        return Objects(request, ListingLevel.Subjects, project.Id, site.Store.Contents(project.Id).Subjects.All, SubjectUri);
    });

    public Answer Experiments(XnatRequest request, ArchivePath path) => Show(request, () =>
    {
        var level = ListingLevel.Experiments;
        var rows = Unordered(site.Store.Experiments);
        if (request.Query["recent"] is { } days)
            (level, rows) = (level with { Title = "Recent Experiments" }, Recent(site.Store.Experiments, days));
        return Listing(request, level, null, rows, ExperimentUri, request.Access.CanReadObject);
    });

    public Answer ExperimentsOfProject(XnatRequest request, ArchivePath path) => ShowOrNothing(request, () =>
    {
        var project = Resolver(request).ParentProject(path.Project!);
        return Objects(request, LevelOf(request), project.Id, site.Store.Contents(project.Id).Experiments.All, ExperimentUri);
    });

    public Answer ExperimentsOfSubject(XnatRequest request, ArchivePath path) => ShowOrNothing(request, () =>
    {
        var resolver = Resolver(request);
        var project = resolver.ParentProject(path.Project!);
        var subject = resolver.FindSubject(project.Id, path.Subject!) ?? throw UnknownSubject(path);
        var rows = site.Store.Contents(project.Id).Experiments.All.Where(row => row["subject_ID"] == subject.Id);
        return Objects(request, LevelOf(request), project.Id, rows, ExperimentUri);
    });

    public Answer Scans(XnatRequest request, ArchivePath path) => Show(request, () =>
    {
        var resolver = Resolver(request);
        // The order of the checks shows: an unknown project is an internal error here, an unknown subject or session is not.
        if (path.Project is not null && site.Store.Project(path.Project) is null) throw new RestException(500);
        if (path.Subject is not null && resolver.FindSubject(path.Project, path.Subject) is null) throw UnknownSubject(path);
        var session = resolver.FindExperiment(path.Project, path.Experiment!) ?? throw UnknownSession(path);
        var rows = session.Rows("scans/scan");
        return Objects(request, ListingLevel.Scans, path.Project, rows, scan => $"{ExperimentUri(session)}/scans/{scan.Id}");
    });

    /// <summary>Assessors of a session, by either of its addresses.</summary>
    public Answer Assessors(XnatRequest request, ArchivePath path)
    {
        return path.Project is null ? Show(request, Build) : ShowOrNothing(request, Build);

        Table Build()
        {
            var session = Resolver(request).Experiment(path);
            var rows = site.Store.AssessorsOf(session.Id).Where(request.Access.CanReadObject);
            return Objects(request, ListingLevel.Assessors, path.Project, rows, ExperimentUri);
        }
    }

    public Answer Reconstructions(XnatRequest request, ArchivePath path) => Show(request, () =>
    {
        var session = Resolver(request).Experiment(path);
        var rows = session.Rows("reconstructions/reconstructedImage");
        return Objects(request, ListingLevel.Reconstructions, null, rows, row => $"{ExperimentUri(session)}/reconstructions/{row.Id}");
    });

    private Answer Show(XnatRequest request, Func<Table> build)
    {
        TableAnswer.DemandAcceptable(request);
        return TableAnswer.Of(request, site.Store.Read(build));
    }

    /// <summary>Whatever goes wrong in the query of some listings, XNAT answers 200 with nothing in it.</summary>
    private Answer ShowOrNothing(XnatRequest request, Func<Table> build)
    {
        try
        {
            return Show(request, build);
        }
        catch (RestException exception) when (exception.Status == 500)
        {
            return Answer.Text("", 200, TableWriter.MediaType(request.Format));
        }
    }

    private Table Objects(XnatRequest request, ListingLevel level, string? project, IEnumerable<Row> rows, Func<Row, string> uri) =>
        Listing(request, level, project, Unordered(rows), uri, isVisible: null);

    private Table Listing(
        XnatRequest request,
        ListingLevel level,
        string? project,
        IEnumerable<Row> rows,
        Func<Row, string> uri,
        Func<Row, bool>? isVisible) =>
        request.Query.Has("fields")
            ? level.ShortcutTable()
            : new ObjectListing(site.Store, level, project, request.Access)
                .Build(new ListingRequest(request.Parameters.Entries), rows, uri, isVisible);

    private IEnumerable<Row> Unordered(IEnumerable<Row> rows) => order?.Next(rows) ?? rows;

    private AccessibleProjects Accessible(Access access)
    {
        var users = site.Users;
        var number = users.Accounts.Find(access.Login)?.Id ?? 0;
        string[] kinds = ["Project", "xnat:projectData"];
        var favorites = kinds.SelectMany(kind => users.Favorites.Of(access.Login, kind)).Select(favorite => favorite.Id);
        return new AccessibleProjects(site.Store, access, number, favorites.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Asked for by type, image assessors are listed below a project too.</summary>
    private ListingLevel LevelOf(XnatRequest request) =>
        site.Types.Find(new ListingRequest(request.Parameters.Entries).XsiType)?.Is("xnat:imageAssessorData") == true
            ? ListingLevel.ProjectExperiments with { RootType = "xnat:experimentData" }
            : ListingLevel.ProjectExperiments;

    /// <summary>What came or changed in the last days, the newest first.</summary>
    private IEnumerable<Row> Recent(IEnumerable<Row> rows, string text)
    {
        var days = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : RecentDays;
        var since = DaysAgo.Of(site.Store.Clock.GetUtcNow(), days);
        return rows.Where(row => row.Modified.Time >= since).OrderByDescending(row => row.Modified.Time);
    }

    private ArchiveResolver Resolver(XnatRequest request) => new(site.Store, request.Access);

    private static RestException UnknownSubject(ArchivePath path) => RestException.NotFound($"Unable to identify subject {path.Subject}");

    /// <summary>What does not look like an accession ID fails in the query.</summary>
    private static RestException UnknownSession(ArchivePath path) =>
        path.Project is null && !path.Experiment!.Contains("_E", StringComparison.Ordinal)
            ? new RestException(500)
            : RestException.NotFound();

    private static string SubjectUri(Row row) => $"/data/subjects/{row.Id}";

    private static string ExperimentUri(Row row) => $"/data/experiments/{row.Id}";
}
