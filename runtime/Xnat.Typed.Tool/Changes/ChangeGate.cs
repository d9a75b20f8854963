using Xnat.Typed.Schema.Changes;

namespace Xnat.Typed.Tool.Changes;

/// <summary>What counts, and what makes the gate say no.</summary>
/// <param name="Policy">The sides that count.</param>
/// <param name="FailOn">The changes that it says no to.</param>
internal sealed record ChangeGate(ChangePolicy Policy, FailOn FailOn)
{
    public ReportedChange Judge(SchemaChange change, AcceptedChange? accepted)
    {
        var level = change.LevelFor(Policy);
        var counts = FailOn switch
        {
            FailOn.Any => true,
            FailOn.New => level >= ChangeLevel.New,
            FailOn.Breaking => level == ChangeLevel.Breaking,
            _ => false,
        };
        return new(change, level, accepted, counts && accepted is null);
    }
}
