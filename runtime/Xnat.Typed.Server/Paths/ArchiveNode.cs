namespace Xnat.Typed.Server.Paths;

/// <summary>What the last known part of an archive path is.</summary>
internal enum ArchiveNode
{
    ProjectList,
    Project,
    SubjectList,
    Subject,
    ExperimentList,
    Experiment,
    ScanList,
    Scan,
    AssessorList,
    Assessor,
    ReconstructionList,
    Reconstruction,
    ResourceList,
    Resource,

    /// <summary><c>files</c>, with or without the path of one file.</summary>
    Files,

    /// <summary><c>scan_types</c>, <c>scanners</c>, <c>investigators</c>.</summary>
    Vocabulary,
}
