namespace Xnat.Typed;

/// <summary>What a transfer is about.</summary>
public enum TransferPhase
{
    /// <summary>Files are transferred. Of several at a time, while at least one is.</summary>
    Transferring,

    /// <summary>It is being found out what there is to transfer.</summary>
    Listing,

    /// <summary>What was transferred is compared with what the other side has.</summary>
    Checking,

    /// <summary>It has ended, well or not; the last that is said.</summary>
    Ended,
}
