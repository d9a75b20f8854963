using Xnat.Typed.Schema.Changes;

namespace Xnat.Typed.Tool.Changes;

/// <summary>All that there is to say of a comparison.</summary>
/// <param name="Before">The schemas before.</param>
/// <param name="After">The schemas after.</param>
/// <param name="Changes">The changes, what breaks first.</param>
/// <param name="Stale">Accepted changes that are none any more.</param>
/// <param name="Mend">The command that brings the two together; empty if there is none.</param>
internal sealed record ChangeReport(
    ComparedSchemas Before,
    ComparedSchemas After,
    IReadOnlyList<ReportedChange> Changes,
    IReadOnlyList<AcceptedChange> Stale,
    string Mend)
{
    /// <summary>What else a person wants to know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What of a program the changes concern; <see langword="null"/> where nobody asked.</summary>
    public ProjectUses? Uses { get; init; }

    /// <summary>Where accepted changes are written down.</summary>
    public string AcceptedPath { get; init; } = AcceptedChanges.FileName;

    public ChangePolicy Policy { get; init; }

    public FailOn FailOn { get; init; }

    /// <summary>Whether the gate says no.</summary>
    public bool IsFailure =>
        Changes.Any(static change => change.IsFailure) || (FailOn != FailOn.Nothing && Uses is { IsBroken: true });

    public int Count(ChangeLevel level) => Changes.Count(change => change.Level == level);

    /// <param name="before">The schemas before.</param>
    /// <param name="after">The schemas after.</param>
    /// <param name="gate">What counts.</param>
    /// <param name="accepted">What somebody lives with.</param>
    /// <param name="mend">The command that brings the two together.</param>
    public static ChangeReport Of(ComparedSchemas before, ComparedSchemas after, ChangeGate gate, AcceptedChanges accepted, string mend)
    {
        var changes = SchemaComparison.Compare(before.State, after.State);
        var known = changes.Select(static change => change.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return new(
            before,
            after,
            [.. changes
                .Select(change => gate.Judge(change, accepted.Changes.GetValueOrDefault(change.Fingerprint)))
                .OrderByDescending(static change => change.Level)],
            [.. accepted.Changes.Values.Where(entry => !known.Contains(entry.Fingerprint)).OrderBy(static entry => entry.Line)],
            mend)
        {
            AcceptedPath = accepted.Path, Policy = gate.Policy, FailOn = gate.FailOn,
        };
    }
}
