namespace Xnat.Typed.Schema.Problems;

/// <summary>How much a problem weighs.</summary>
internal enum ProblemSeverity
{
    /// <summary>A choice that the user may want to know.</summary>
    Info,

    /// <summary>Something is emitted, but weaker than the schema.</summary>
    Warning,

    /// <summary>A type or member is missing or wrong.</summary>
    Error,
}
