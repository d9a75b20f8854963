using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

/// <summary>Keeps every entry in a file of a number, and remembers what it was told.</summary>
internal sealed class RecordingTarget : IEntryTarget, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<ReceivedEntry> completed = [];
    private int places;
    private int calls;

    public Func<string, bool> IsWanted { get; init; } = static _ => true;

    public Func<ReceivedEntry, Task> OnComplete { get; init; } = static _ => Task.CompletedTask;

    public bool ComparesUnplaced { get; init; }

    public IReadOnlyList<ReceivedEntry> Completed => completed;

    public bool WasCalledAtOnce { get; private set; }

    public long BytesOnDisk => folder.Files().Sum(file => new FileInfo(folder[file]).Length);

    public int FilesOnDisk => folder.Files().Length;

    public string? PlaceOf(string entryName) => IsWanted(entryName) ? Path.Combine(folder.Path, "parts", $"{places++}") : null;

    public async ValueTask CompleteAsync(ReceivedEntry entry, CancellationToken cancellationToken)
    {
        WasCalledAtOnce |= Interlocked.Increment(ref calls) > 1;
        await OnComplete(entry);
        completed.Add(entry);
        Interlocked.Decrement(ref calls);
    }

    public void Dispose() => folder.Dispose();
}
