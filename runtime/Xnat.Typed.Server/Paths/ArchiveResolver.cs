using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Paths;

/// <summary>Finds the rows that an <see cref="ArchivePath"/> names, with the refusals that XNAT gives where it does not.</summary>
internal sealed class ArchiveResolver(Store store, Access access)
{
    /// <summary>The project of a path; a protected one shows itself to everybody.</summary>
    public Row Project(string id) =>
        store.Project(id) is { } project && access.CanSee(project)
            ? project
            : throw RestException.NotFound("Unable to find the specified experiment.");

    /// <summary>The project of a path whose own text is left to Restlet.</summary>
    public Row ParentProject(string id) =>
        store.Project(id) is { } project && access.CanRead(project) ? project : throw RestException.NotFound();

    /// <summary>A subject by label or accession ID, without refusing.</summary>
    public Row? FindSubject(string? project, string id)
    {
        // The accession ID wins over the rest of the path: project and subject in front of it are not looked at.
        if (store.Subject(id) is { } direct && access.CanReadObject(direct)) return direct;
        return Readable(project)?.Subjects.FindLabel(id);
    }

    public Row Subject(ArchivePath path)
    {
        if (FindSubject(path.Project, path.Subject!) is { } subject) return subject;
        if (path.Project is not null) ParentProject(path.Project);
        throw RestException.NotFound("Unable to find the specified subject.");
    }

    /// <summary>An experiment of any kind by label or accession ID, without refusing.</summary>
    public Row? FindExperiment(string? project, string id)
    {
        if (store.Experiment(id) is { } direct && access.CanReadObject(direct)) return direct;
        return Readable(project)?.Experiments.FindLabel(id);
    }

    public Row Experiment(ArchivePath path)
    {
        // An unknown project in front of a subject is refused even where the accession ID would do.
        if (path is { Project: not null, Subject: not null }) ParentProject(path.Project);
        return FindExperiment(path.Project, path.Experiment!) ?? throw RestException.NotFound("Unable to find the specified experiment.");
    }

    /// <summary>Sessions of a path whose experiment segment may be a comma list, as in downloads of several sessions.</summary>
    public IReadOnlyList<Row> Experiments(ArchivePath path)
    {
        if (FindExperiment(path.Project, path.Experiment!) is not null || !path.Experiment!.Contains(',', StringComparison.Ordinal))
            return [Experiment(path)];
        return
        [
            .. path.Experiment.Split(',')
                .Select(id => FindExperiment(path.Project, id) ?? throw RestException.NotFound("Unable to find the specified experiment."))
        ];
    }

    /// <summary>A scan by its ID, compared literally.</summary>
    public static Row? FindScan(Row session, string id) => session.Rows("scans/scan").FirstOrDefault(scan => scan.Id == id);

    public Row Scan(ArchivePath path) =>
        FindScan(Experiment(path), path.Scan!) ?? throw RestException.NotFound("Unable to find the specified scan.");

    public Row Reconstruction(ArchivePath path) =>
        Experiment(path).Rows("reconstructions/reconstructedImage").FirstOrDefault(row => row.Id == path.Reconstruction)
        ?? throw RestException.NotFound("Unable to find the specified reconstruction.");

    public Row? FindAssessor(Row session, string id) =>
        store.AssessorsOf(session.Id).FirstOrDefault(row => row.Id == id && access.CanReadObject(row))
        ?? store.AssessorsOf(session.Id).FirstOrDefault(row => row.Label == id && access.CanReadObject(row));

    public Row Assessor(ArchivePath path)
    {
        if (store.Experiment(path.Assessor!) is { } direct && access.CanReadObject(direct)) return direct;
        return FindAssessor(Experiment(path), path.Assessor!) ?? throw RestException.NotFound("Unable to find the specified experiment.");
    }

    /// <summary>The object of a path, whatever it is.</summary>
    public Row Item(ArchivePath path) => path switch
    {
        { Scan: not null } => Scan(path),
        { Assessor: not null } => Assessor(path),
        { Reconstruction: not null } => Reconstruction(path),
        { Experiment: not null } => Experiment(path),
        { Subject: not null } => Subject(path),
        _ => Project(path.Project!),
    };

    private ProjectContents? Readable(string? project) =>
        project is not null && store.Project(project) is { } owner && access.CanRead(owner) ? store.Contents(owner.Id) : null;
}
