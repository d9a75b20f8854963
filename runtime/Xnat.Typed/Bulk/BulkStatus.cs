namespace Xnat.Typed;

/// <summary>What came of the work with one object.</summary>
public enum BulkStatus
{
    /// <summary>The work was never begun with it, since the run stopped before.</summary>
    NotStarted,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>An earlier run had done it, as the journal says; this one left it alone.</summary>
    DoneBefore,

    /// <summary>It failed; how far it came with this object, the work itself knows.</summary>
    Failed,
}
