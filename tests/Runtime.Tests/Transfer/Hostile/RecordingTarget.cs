using System.Collections.Concurrent;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

/// <summary>Keeps every entry in a file of a number, and remembers what it was told.</summary>
internal sealed class RecordingTarget : IEntryTarget, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentBag<ReceivedEntry> completed = [];
    private int places;

    public Func<string, bool> IsWanted { get; init; } = static _ => true;

    public Action<ReceivedEntry> OnComplete { get; init; } = static _ => { };

    public bool ComparesUnplaced { get; init; }

    public IReadOnlyCollection<ReceivedEntry> Completed => completed;

    public long BytesOnDisk => folder.Files().Sum(file => new FileInfo(folder[file]).Length);

    public int FilesOnDisk => folder.Files().Length;

    public string? PlaceOf(string entryName, CatalogFile? listed) =>
        IsWanted(entryName) ? Path.Combine(folder.Path, "parts", $"{places++}") : null;

    public void Complete(IReadOnlyList<ReceivedEntry> entries)
    {
        foreach (var entry in entries)
        {
            OnComplete(entry);
            completed.Add(entry);
        }
    }

    public void Dispose() => folder.Dispose();
}
