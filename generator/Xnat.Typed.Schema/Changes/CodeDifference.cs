namespace Xnat.Typed.Schema.Changes;

/// <summary>A difference of the classes.</summary>
/// <param name="Rule">What it is where nothing else has changed at its place.</param>
/// <param name="Place">The place in the schemas that it comes of.</param>
/// <param name="Level">What it means to code.</param>
/// <param name="Before">C# name before; empty if there was none.</param>
/// <param name="After">C# name after; empty if there is none.</param>
internal sealed record CodeDifference(ChangeRule Rule, ChangePlace Place, ChangeLevel Level, string Before, string After);
