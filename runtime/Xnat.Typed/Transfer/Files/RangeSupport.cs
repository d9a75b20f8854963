namespace Xnat.Typed;

/// <summary>What the files of one run have shown about a server: whether it goes on from a place within a file.</summary>
internal sealed class RangeSupport
{
    private volatile bool isMissing;

    /// <summary>Whether it was asked for the rest of the version that it has, and sent the whole.</summary>
    public bool IsMissing => isMissing;

    public void Miss() => isMissing = true;
}
