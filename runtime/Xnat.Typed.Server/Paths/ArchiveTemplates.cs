namespace Xnat.Typed.Server.Paths;

/// <summary>The addresses of the archive, below <c>/data</c> or <c>/data/archive</c>, and what each is one of.</summary>
internal static class ArchiveTemplates
{
    public const string Project = "projects/{project}";
    public const string Subject = "subjects/{subject}";
    public const string Experiment = "experiments/{experiment}";
    public const string Scan = Experiment + "/scans/{scan}";
    public const string Assessor = Experiment + "/assessors/{assessor}";
    public const string Reconstruction = Experiment + "/reconstructions/{reconstruction}";
    public const string ProjectSubject = Project + "/" + Subject;
    public const string ProjectExperiment = Project + "/" + Experiment;
    public const string SubjectExperiment = ProjectSubject + "/" + Experiment;

    private static readonly string[] Directions = ["", "/in", "/out"];

    /// <summary>Sessions with all that is below them. At a project without a subject XNAT knows their resources and nothing else.</summary>
    public static IReadOnlyList<string> Sessions { get; } = [Experiment, SubjectExperiment];

    /// <summary>Objects that have labels and are shared.</summary>
    public static IReadOnlyList<string> Labelled { get; } =
        [Subject, ProjectSubject, Experiment, ProjectExperiment, SubjectExperiment, .. BelowSessions(Assessor)];

    /// <summary>Objects that have resources and files.</summary>
    public static IReadOnlyList<string> WithFiles { get; } =
    [
        Project, Subject, ProjectSubject, Experiment, SubjectExperiment, .. BelowSessions(Scan),
        .. Directions.SelectMany(direction => BelowSessions(Assessor + direction).Concat(BelowSessions(Reconstruction + direction))),
    ];

    private static TemplateTree<ArchiveNode> Tree { get; } = Grow();

    /// <summary>Whether an address names an object, which is given what stands behind it.</summary>
    public static bool TakesRest(string template)
    {
        var parts = new Template(template).Parts;
        return Find(parts) is { Value: not ArchiveNode.Files } match && match.Length == parts.Count;
    }

    /// <summary>What the longest known start of a path is, and its template.</summary>
    public static TemplateMatch<ArchiveNode>? Find(IReadOnlyList<string> segments) =>
        Tree.Find(segments) is [var longest, ..] ? longest : null;

    /// <summary>The same part of a session by each of the session's addresses.</summary>
    public static IEnumerable<string> BelowSessions(string template) => Sessions.Select(session => session + template[Experiment.Length..]);

    private static TemplateTree<ArchiveNode> Grow()
    {
        var tree = new TemplateTree<ArchiveNode>();
        foreach (var (template, node) in All()) tree.Add(new Template(template), () => node);
        return tree;
    }

    private static IEnumerable<(string Template, ArchiveNode Node)> All() =>
    [
        .. Of(Project, ArchiveNode.ProjectList, ArchiveNode.Project),
        .. Of(Subject, ArchiveNode.SubjectList, ArchiveNode.Subject),
        .. Of(ProjectSubject, ArchiveNode.SubjectList, ArchiveNode.Subject),
        .. Of(Experiment, ArchiveNode.ExperimentList, ArchiveNode.Experiment),
        .. Of(ProjectExperiment, ArchiveNode.ExperimentList, ArchiveNode.Experiment),
        .. Of(SubjectExperiment, ArchiveNode.ExperimentList, ArchiveNode.Experiment),
        .. BelowSessions(Scan).SelectMany(scan => Of(scan, ArchiveNode.ScanList, ArchiveNode.Scan)),
        .. BelowSessions(Assessor).SelectMany(assessor => Of(assessor, ArchiveNode.AssessorList, ArchiveNode.Assessor)),
        .. BelowSessions(Reconstruction).SelectMany(one => Of(one, ArchiveNode.ReconstructionList, ArchiveNode.Reconstruction)),
        .. WithFiles.Append(ProjectExperiment).SelectMany(parent =>
            Of(parent + "/resources/{resource}", ArchiveNode.ResourceList, ArchiveNode.Resource)),
        .. WithFiles.Append(ProjectExperiment).SelectMany(parent =>
            Of(parent + "/resources/{resource}/files/{**file}", ArchiveNode.Files, ArchiveNode.Files)),
        .. WithFiles.SelectMany(parent => Of(parent + "/files/{**file}", ArchiveNode.Files, ArchiveNode.Files)),
        ("scan_types", ArchiveNode.Vocabulary), (Project + "/scan_types", ArchiveNode.Vocabulary),
        ("scanners", ArchiveNode.Vocabulary), ("investigators", ArchiveNode.Vocabulary),
    ];

    private static (string Template, ArchiveNode Node)[] Of(string template, ArchiveNode list, ArchiveNode item) =>
        [(template[..template.LastIndexOf('/')], list), (template, item)];
}
