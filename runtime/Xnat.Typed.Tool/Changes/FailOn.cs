namespace Xnat.Typed.Tool.Changes;

/// <summary>Which changes make a gate say no.</summary>
internal enum FailOn
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>Any difference at all, descriptions too.</summary>
    Any,

    /// <summary>What is new, and what breaks.</summary>
    New,

    /// <summary>What breaks.</summary>
    Breaking,
}
