namespace Xnat.Typed.Tool.Places;

/// <summary>How far down a tree of the archive is shown.</summary>
internal enum TreeDepth
{
    /// <summary>Nothing below a project.</summary>
    Project,

    /// <summary>Down to subjects.</summary>
    Subjects,

    /// <summary>Down to sessions and other experiments.</summary>
    Experiments,

    /// <summary>Down to scans and assessors.</summary>
    Scans,

    /// <summary>Down to resources, with the counts of their files.</summary>
    Resources,
}
