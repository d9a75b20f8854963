namespace Xnat.Typed;

/// <summary>Room on a disk for all that a run has announced and that is not on it yet.</summary>
/// <param name="folder">A folder of the disk.</param>
/// <param name="shown">What messages call it.</param>
internal sealed class SpaceClaims(string folder, string shown)
{
    private readonly Lock claiming = new();
    private long claimed;

    /// <exception cref="XnatException">The disk cannot hold that together with what was claimed before.</exception>
    public void Claim(long bytes)
    {
        lock (claiming)
        {
            FreeSpace.Require(folder, shown, claimed + bytes);
            claimed += bytes;
        }
    }

    /// <summary>So much has its room on the disk now, or does not come.</summary>
    public void Release(long bytes)
    {
        lock (claiming) claimed -= bytes;
    }
}
