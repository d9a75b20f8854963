using Xnat.Typed.Schema.Changes;

namespace Xnat.Typed.Tool.Changes;

/// <summary>A change as it is reported.</summary>
/// <param name="Change">The change.</param>
/// <param name="Level">What it means by the policy.</param>
/// <param name="Accepted">Who lives with it, if somebody does.</param>
/// <param name="IsFailure">Whether it makes the gate say no.</param>
internal sealed record ReportedChange(SchemaChange Change, ChangeLevel Level, AcceptedChange? Accepted, bool IsFailure)
{
    /// <summary>The sides that it breaks, or is new to.</summary>
    public IReadOnlyList<string> Sides
    {
        get
        {
            (string Name, ChangeLevel Level)[] sides =
                [("reading", Change.Rule.Reading), ("writing", Change.Rule.Writing), ("code", Change.Code)];
            return Level == ChangeLevel.Compatible ? [] : [.. sides.Where(side => side.Level == Level).Select(static side => side.Name)];
        }
    }

    /// <summary>The level as a word.</summary>
    public string LevelWord => WordFor(Level);

    public static string WordFor(ChangeLevel level) => level switch
    {
        ChangeLevel.Breaking => "breaking",
        ChangeLevel.New => "new",
        _ => "compatible",
    };
}
