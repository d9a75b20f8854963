using System.Collections.Concurrent;

namespace Xnat.Typed;

/// <summary>What all workers of a run share.</summary>
internal sealed class TreeState
{
    private int stopped;

    public required XnatConnection Connection { get; init; }

    public required TreeFolder Folder { get; init; }

    /// <summary>What messages call the folder: as the caller gave it.</summary>
    public required string Shown { get; init; }

    public required DirectoryOptions Options { get; init; }

    public required Manifest Manifest { get; init; }

    public required RunRecord Record { get; init; }

    public required SpaceClaims Space { get; init; }

    public required TreePaths Paths { get; init; }

    public required ProgressMeter Meter { get; init; }

    public required AdaptiveGate Gate { get; init; }

    public required ArchivePacking Packing { get; init; }

    /// <summary>The full paths of folders that were looked at or made, by their paths below the target.</summary>
    public ConcurrentDictionary<string, string> Folders { get; } = new(StringComparer.Ordinal);

    public RangeSupport Ranges { get; } = new();

    /// <summary>Whether nothing further is begun.</summary>
    public bool IsStopped => Volatile.Read(ref stopped) != 0;

    /// <summary>Notes that something failed, which may end the run.</summary>
    public void Failed(Exception failure)
    {
        // Without an account or a disk everything else would fail too.
        if (Options.OnFailure == BulkFailure.Stop || failure is XnatAuthenticationException || IsOfDisk(failure))
            Interlocked.Exchange(ref stopped, 1);
    }

    /// <summary>Whether the disk failed, and not the server or the wire.</summary>
    public static bool IsOfDisk(Exception failure) =>
        failure.GetType() == typeof(XnatException) && failure.InnerException is IOException or UnauthorizedAccessException;
}
