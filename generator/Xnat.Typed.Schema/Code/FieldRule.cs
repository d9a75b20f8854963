using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>What the schema asks of the value of one member, as far as it can be checked before it is sent.</summary>
/// <param name="Path">Path within the row.</param>
/// <param name="RequiredIn">
/// <see langword="null"/> if there may be none; else the group in which there must be one wherever the group has anything, or an empty
/// text for the row itself.
/// </param>
/// <param name="MinLength">Least number of characters.</param>
/// <param name="MaxLength">Greatest number of characters.</param>
/// <param name="Minimum">Least value, inclusive.</param>
/// <param name="Maximum">Greatest value, inclusive.</param>
/// <param name="Above">A value that is too small by the least.</param>
/// <param name="Below">A value that is too great by the least.</param>
/// <param name="Values">The values that there are; empty if they are not listed.</param>
/// <param name="Patterns">Expressions of .NET for whole values.</param>
internal sealed record FieldRule(
    string Path,
    string? RequiredIn,
    int? MinLength,
    int? MaxLength,
    string? Minimum,
    string? Maximum,
    string? Above,
    string? Below,
    EquatableArray<string> Values,
    EquatableArray<string> Patterns)
{
    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty =>
        RequiredIn is null && MinLength is null && MaxLength is null && Minimum is null && Maximum is null && Above is null
        && Below is null && Values.Count == 0 && Patterns.Count == 0;
}
