namespace Xnat.Typed;

/// <summary>Where studies are imported to.</summary>
public enum ImportDestination
{
    /// <summary>The archive, where the project's rules let them.</summary>
    Archive,

    /// <summary>The prearchive, where somebody looks at them before they are archived.</summary>
    Prearchive,
}
