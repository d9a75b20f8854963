namespace Xnat.Typed;

/// <summary>What a resource of an experiment belongs to.</summary>
public enum XnatResourceLevel
{
    /// <summary>The experiment itself.</summary>
    Experiment,

    /// <summary>A scan.</summary>
    Scan,

    /// <summary>A reconstruction.</summary>
    Reconstruction,

    /// <summary>An assessor.</summary>
    Assessor,

    /// <summary>Something that this version of the library does not know.</summary>
    Other,
}
