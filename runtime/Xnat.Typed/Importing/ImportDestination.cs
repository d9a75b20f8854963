namespace Xnat.Typed;

/// <summary>Where studies are imported to.</summary>
public enum ImportDestination
{
    /// <summary>The archive, where the project's rules let them.</summary>
    Archive,

    /// <summary>The prearchive, where somebody looks at them before they are archived.</summary>
    Prearchive,

    /// <summary>
    /// The archive itself, past the prearchive, from XNAT 1.8.3 on (<c>Direct-Archive</c>): files are gathered there and archived when all
    /// have come. A server that does not know it puts them into the prearchive.
    /// </summary>
    DirectArchive,
}
