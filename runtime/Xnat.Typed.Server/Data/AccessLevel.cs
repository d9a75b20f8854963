namespace Xnat.Typed.Server.Data;

/// <summary>Who besides its members may see a project.</summary>
internal static class AccessLevel
{
    /// <summary>Nobody.</summary>
    public const string Private = "private";

    /// <summary>Everybody sees that it is there.</summary>
    public const string Protected = "protected";

    /// <summary>Everybody reads it.</summary>
    public const string Public = "public";

    public static bool IsKnown(string level) => level is Private or Protected or Public;
}
