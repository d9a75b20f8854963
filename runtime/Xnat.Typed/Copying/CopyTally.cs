namespace Xnat.Typed;

/// <summary>What was done with the files of one object and of its assessors.</summary>
internal sealed class CopyTally
{
    public int Sent { get; set; }

    public long Bytes { get; set; }

    public int Kept { get; set; }

    /// <summary>The weakest of what files were compared by.</summary>
    public VerifiedBy? By { get; private set; }

    public void Compared(VerifiedBy? by) => By = By is null || by == VerifiedBy.Length ? by ?? By : By;

    public ServerCopyOutcome Of(ServerCopyOutcome outcome) =>
        outcome with { FilesSent = Sent, BytesSent = Bytes, FilesKept = Kept, VerifiedBy = By };
}
