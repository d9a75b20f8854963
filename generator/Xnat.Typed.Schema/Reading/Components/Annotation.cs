using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>What an <c>xs:annotation</c> says that concerns a client.</summary>
/// <param name="Documentation">All <c>xs:documentation</c>, white space folded; empty if there is none.</param>
/// <param name="DisplayIdentifiers">The comma list of <c>xdat:element/@displayIdentifiers</c>.</param>
/// <param name="IsAbstract"><c>xdat:element/@abstract</c>: XNAT's own way to say that a type has no instances.</param>
internal sealed record Annotation(string Documentation, EquatableArray<string> DisplayIdentifiers, bool IsAbstract)
{
    public static Annotation None { get; } = new("", EquatableArray<string>.Empty, false);

    /// <summary>This one where it says something, the other where it does not.</summary>
    public Annotation Over(Annotation other) => new(
        Documentation.Length > 0 ? Documentation : other.Documentation,
        DisplayIdentifiers.Count > 0 ? DisplayIdentifiers : other.DisplayIdentifiers,
        IsAbstract || other.IsAbstract);
}
