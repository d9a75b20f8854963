namespace Xnat.Typed;

/// <summary>One file or archive that is under way.</summary>
/// <param name="Name">What it is called; it may hold labels.</param>
/// <param name="Bytes">Bytes of it that were transferred.</param>
/// <param name="Total">Bytes in all, where that is known.</param>
public readonly record struct TransferItem(string Name, long Bytes, long? Total)
{
    /// <summary>The bytes; no label.</summary>
    public override string ToString() => $"TransferItem {CountText.Of(Bytes, "byte")}";
}
