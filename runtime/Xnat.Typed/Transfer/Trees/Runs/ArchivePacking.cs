using System.Diagnostics;

namespace Xnat.Typed;

/// <summary>
/// Whether archives are asked for compressed. A server deflates each on one processor, at some 20 to 40 MB a second (an estimate, measured
/// of no XNAT): as long as files come faster than that as they are, compressing them would be what holds the transfer up.
/// </summary>
/// <param name="wanted">What the caller wants; <see langword="null"/> for what is faster.</param>
/// <param name="limit">How fast it may be.</param>
internal sealed class ArchivePacking(bool? wanted, RateLimit? limit)
{
    /// <summary>Bytes a second below which compressing pays.</summary>
    private const double SlowWire = 20e6;

    /// <summary>Shorter transfers say nothing of the wire.</summary>
    private const long FewestBytes = 4 << 20;

    private int isSlow = limit is { BytesPerSecond: < (long)SlowWire, From: null } ? 1 : 0;

    public bool IsCompressed => wanted ?? Volatile.Read(ref isSlow) != 0;

    /// <summary>Notes how fast files came while an archive was received.</summary>
    /// <param name="bytes">Length of all files that came in that time, in other archives too.</param>
    /// <param name="begun">When it began, by <see cref="Stopwatch"/>.</param>
    public void Came(long bytes, long begun)
    {
        if (bytes >= FewestBytes && bytes / Stopwatch.GetElapsedTime(begun).TotalSeconds < SlowWire) Volatile.Write(ref isSlow, 1);
    }
}
