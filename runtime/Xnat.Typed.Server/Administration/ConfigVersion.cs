namespace Xnat.Typed.Server.Administration;

/// <summary>One version of a configuration.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Contents">The text.</param>
/// <param name="IsEnabled">Whether it is in force.</param>
/// <param name="IsUnversioned">Whether the next change replaces it instead of following it.</param>
/// <param name="User">Who made it.</param>
/// <param name="Created">When.</param>
/// <param name="Reason">Why, if that was said.</param>
internal sealed record ConfigVersion(
    int Number,
    string Contents,
    bool IsEnabled,
    bool IsUnversioned,
    string User,
    DateTimeOffset Created,
    string Reason);
