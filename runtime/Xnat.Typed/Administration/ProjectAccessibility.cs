namespace Xnat.Typed;

/// <summary>Who sees a project.</summary>
public enum ProjectAccessibility
{
    /// <summary>Its members only; to others it is as if it were not there.</summary>
    Private,

    /// <summary>Everybody sees that it is there, members its data.</summary>
    Protected,

    /// <summary>Everybody reads its data; on an open site guests too.</summary>
    Public,
}
